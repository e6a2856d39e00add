"""Figures on public data that is kept beside the project and never in it. Each module says what it reads; absent data is skipped."""
