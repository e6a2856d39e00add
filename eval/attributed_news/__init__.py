"""Invented news articles with everything that is said in them annotated, under CC BY 4.0."""
