"""Trains the line labeller: `python -m training.lines.train`."""
