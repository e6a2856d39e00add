"""One article in, records out. Pure functions."""
