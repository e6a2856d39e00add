"""The command line: it parses what was typed, calls the app and prints what came back."""
