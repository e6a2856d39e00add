"""Records to page models to HTML fragments."""
