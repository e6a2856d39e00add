"""A record as one HTML file that opens anywhere, with no network."""
