"""The JSON Schema of the export rows, derived from RECORDS, so that it cannot say anything else than the rows do."""

from typing import Any

import msgspec

from onrecord.app.rows import sheet
from onrecord.model.runs import noun
from onrecord.model.tables import RECORDS

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """One definition a record type, and under `files` which file holds which (draft 2020-12)."""
    _, definitions = msgspec.json.schema_components([sheet(kind).row for kind in RECORDS], ref_template="#/$defs/{name}")
    return {
        "$schema": DRAFT,
        "title": "The rows of an onrecord export",
        "description": "Offsets are Unicode code points of the article's text, half-open: text[start:end] are the words.",
        "anyOf": [{"$ref": f"#/$defs/{noun(kind)}"} for kind in RECORDS],
        "files": {f"{noun(kind)}.jsonl": {"$ref": f"#/$defs/{noun(kind)}"} for kind in RECORDS},
        "$defs": definitions,
    }
