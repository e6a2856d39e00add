"""One SQLite file a record: schema, writer, view, search, migrations."""
