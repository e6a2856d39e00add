"""How fast onrecord is, and how much memory it takes. `python -m bench` prints it."""
