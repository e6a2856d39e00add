"""Puts many invented articles on the record in one process and prints the most memory that it took, in MiB."""

import sys
import tempfile
from pathlib import Path

import onrecord
from bench.made import article
from bench.peak import peak


def main(count: int) -> None:
    """Files are read, analysed, linked and stored as a user would have it done, by this process alone."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        for number in range(count):
            (articles / f"{number:05d}.txt").write_text(article(number).text, encoding="utf-8")
        with onrecord.open(str(articles), to=Path(folder) / "made.onrecord", jobs=1):
            print(f"{peak():.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
