"""Bytes to an Article, and what each of its lines is. Pure functions."""
