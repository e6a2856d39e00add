"""The only home of word lists: TOML files with typed rows."""
