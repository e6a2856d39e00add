"""onrecord puts news coverage on the record: who said what, when, and reported by whom, each item with the exact words."""

__version__ = "0.1.0"
