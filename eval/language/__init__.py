"""How well the language model reads."""
