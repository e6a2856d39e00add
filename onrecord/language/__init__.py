"""Reads the language of an article: its words, their grammar, names, and who is said to have said what."""
