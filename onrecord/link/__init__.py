"""Many articles: block, compare, group. Pure functions."""
