"""The nouns of a record, each said once: frozen dataclasses, standard library only."""
