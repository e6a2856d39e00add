"""`onrecord export`, `dossier` and `judge`: what leaves a record, and what a person adds to it."""

from pathlib import Path

import click

from onrecord.cli import terminal
from onrecord.cli.files import only_record, opened, record_of


@click.command("export", short_help="Write JSON lines or CSV.")
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option("-o", "--output", "folder", required=True, metavar="FOLDER", help="Where the files go; it is made where it is not there.")
@click.option("--format", "how", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True, help="What to write.")
@click.option("--json", "as_json", is_flag=True, help="Print the names of the files as JSON.")
def export(words: tuple[str, ...], folder: str, how: str, as_json: bool) -> int:
    """Write one file a record type into FOLDER, each row with its words and their place, and schema.json, which explains them."""
    path = only_record(words)
    with opened(path) as record:
        files = record.export(folder, format=how)
    if as_json:
        terminal.put_json({"record": str(path), "files": [str(file) for file in files]})
    else:
        terminal.console().print(terminal.text(f"{len(files)} files in {folder}: {', '.join(file.name for file in files)}"))
    return 0


@click.command("dossier", short_help="Write one HTML file to open or to send.")
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option("-o", "--output", "to", required=True, metavar="OUT.html", help="The HTML file.")
@click.option("--title", metavar="WORDS", help="What the dossier is called; the name of the record unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print the name of the file as JSON.")
def dossier(words: tuple[str, ...], to: str, title: str | None, as_json: bool) -> int:
    """Write the record as one HTML file that opens in any browser with no network: who said what, with the words marked in each article."""
    from onrecord.dossier.write import write_dossier

    path = only_record(words)
    with opened(path) as record:
        written = write_dossier(record, Path(to), title=title)
    if as_json:
        terminal.put_json({"record": str(path), "dossier": str(written)})
    else:
        terminal.console().print(terminal.text(f"{written}: open it in a browser"), soft_wrap=True)
    return 0


@click.command("judge", short_help="Accept, reject or correct an item.")
@click.argument("words", nargs=-1, required=True, metavar="[FILE] ID VERDICT")
@click.option("--value", metavar="NAME", help="The right speaker, for correct.")
@click.option("--note", default="", metavar="WORDS", help="Why; for note, the note itself.")
@click.option("--by", metavar="NAME", help="Who judges; your user name unless given.")
@click.option("--json", "as_json", is_flag=True, help="Print the judgement as JSON.")
def judge(words: tuple[str, ...], value: str | None, note: str, by: str | None, as_json: bool) -> int:
    """Add your VERDICT on the item ID: accept, reject, correct (with --value) or note (with --note). It outlives every re-run, and the last
    one counts.
    """
    from typing import get_args

    from onrecord.model.findings import Verdict

    path, rest = record_of(words, wants="ID")
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    verdict = next((v for v in verdicts if len(rest) == 2 and rest[1] == v), None)
    if verdict is None:
        raise click.UsageError(f"judge takes an ID and one of {', '.join(verdicts)}; `onrecord show` lists the ids")
    with opened(path) as record:
        judgement = record.judge(rest[0], verdict, value=value, note=note, by=by)
    if as_json:
        told = {
            "id": judgement.id,
            "target": judgement.target,
            "verdict": judgement.verdict,
            "value": judgement.value,
            "note": judgement.note,
        }
        terminal.put_json({**told, "by": judgement.by, "at": judgement.at})
    else:
        terminal.console().print(terminal.text(f"{judgement.target}: {judgement.verdict}, noted for {judgement.by}"), soft_wrap=True)
    return 0
