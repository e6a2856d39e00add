"""String primitives that know Span but not Article."""
