"""What holds for every test: Hypothesis sets no deadline, since a clock in seconds fails on a busy machine."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
