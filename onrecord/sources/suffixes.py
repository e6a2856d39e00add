"""What the ends of file names say: which format a file has, and which files in a folder are none of ours."""

from onrecord.sources.containers import SUFFIXES as CONTAINER_SUFFIXES

SUFFIXES: dict[str, str] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    **CONTAINER_SUFFIXES,
}  # fmt: skip
FOREIGN_SUFFIXES: frozenset[str] = frozenset((
    ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".ico", ".bmp", ".tif", ".tiff", ".avif", ".css", ".js", ".mjs", ".map",
    ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".pdf", ".doc",
    ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".epub", ".zip", ".tgz", ".bz2", ".xz", ".7z", ".rar",
    ".tar", ".db", ".sqlite", ".sqlite3", ".py", ".pyc", ".exe", ".dll", ".so", ".bin",
    ".mht", ".mhtml", ".lnk", ".tmp", ".bak",
))  # fmt: skip
"""In a folder, files of these names are counted and not opened."""

ONE_ARTICLE = frozenset((".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".shtml"))
"""A file of such a name most often holds one article."""
