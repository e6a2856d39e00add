"""Composition only: which stages there are, in what order they run, and what happens when one fails."""
