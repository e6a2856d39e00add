"""Use cases, which are the Python API: open, ask, review, verify, export."""
