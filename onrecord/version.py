"""Which onrecord this is."""

VERSION = "0.1.0"
