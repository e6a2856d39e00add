"""The invented articles: every file of annotations keeps the guidelines, and the checker sees what would break them."""

from pathlib import Path

import pytest

from eval.attributed_news.check import Faulty, files, main, read
from eval.attributed_news.spans import NotFound, find, quoted_parts

ARTICLE = """Ferry ‘late again’: mayor

“We waited,” Ana Ruk said. “Nobody came.”

The Lantern reported that an official said the crew’s pay was “a scandal”.

Ruk said the ferry, the Old “Goose”, would sail.
"""
HEAD = """
article = "01.txt"
outlet = "The Post"
published = "2024-03-12"
not_quotations = ["Goose"]
actor = [
  { id = "ruk", name = "Ana Ruk", kind = "named", roles = ["mayor"] },
  { id = "lantern", name = "The Lantern", kind = "outlet" },
  { id = "official", name = "an official", kind = "unnamed person" },
]
"""
ROWS = """
[[attribution]]
id = 1
directness = "direct"
content = ["‘late again’"]
source = ["mayor"]
speaker = "ruk"

[[attribution]]
id = 2
directness = "direct"
content = ["“We waited,”", "“Nobody came.”"]
cue = ["Ruk >>said<<. "]
source = ["Ana Ruk"]
speaker = "ruk"

[[attribution]]
id = 3
directness = "indirect"
content = ["an official said the crew’s pay was “a scandal”"]
cue = ["reported"]
speaker = "lantern"

[[attribution]]
id = 4
directness = "mixed"
content = ["the crew’s pay was “a scandal”"]
cue = ["said @2"]
speaker = "official"
inside = 3

[[attribution]]
id = 5
directness = "indirect"
content = ["the ferry, the Old “Goose”, would sail"]
source = [">>Ruk<< said the"]
speaker = "ruk"
"""


def written(folder: Path, **changed: str) -> Path:
    """The example on disk, with words of its file replaced."""
    (folder / "01.txt").write_text(ARTICLE)
    text = HEAD + ROWS
    for old, new in changed.values():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / "01.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_keeps_the_guidelines(path: Path) -> None:
    assert read(path).attributions


def test_the_words_are_placed(tmp_path: Path) -> None:
    sheet = read(written(tmp_path), tmp_path)
    assert [ARTICLE[start:end] for start, end in sheet.attributions[1].content] == ["“We waited,”", "“Nobody came.”"]
    assert sheet.reporters(sheet.attributions[3]) == ("lantern",)
    assert sheet.reporters(sheet.attributions[1]) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('["Ruk >>said<<. "]', '["said"]', "stands 3 times"),
        ('["Ana Ruk"]', '["Ona Ruk"]', "not in the article: 'Ona Ruk'"),
        ('name = "Ana Ruk"', 'name = "Ona Ruk"', "actor ruk: not in the article"),
        ('["said @2"]', '["said @4"]', "no number 4"),
        ('speaker = "official"', 'speaker = "offical"', "unknown actor 'offical'"),
        ("inside = 3", "inside = 9", "inside 9, which is not there"),
        ("inside = 3", "inside = 4", "leads back to itself"),
        ("inside = 3", "inside = 2", "does not lie in the content of 2"),
        ("inside = 3", 'inside = 3\nvia = ["ruk"]', "via should hold"),
        ("inside = 3", 'inside = "3"', "inside should be int"),
        ("inside = 3", "within = 3", "unknown key 'within'"),
        ('["‘late again’"]', '["Ferry ‘late again’"]', "is direct, but stands outside quote marks: 'Ferry"),
        ('directness = "mixed"', 'directness = "indirect"', "is indirect, but this is in quote marks: '“a scandal”"),
        ('directness = "mixed"', 'directness = "both"', "unknown directness 'both'"),
        ('not_quotations = ["Goose"]', "", "is indirect, but this is in quote marks: '“Goose”"),
        (', "“Nobody came.”"', "", "neither a content nor in not_quotations: '“Nobody came.”'"),
        ('cue = ["reported"]', 'cue = ["an official"]', "its cue overlaps its content"),
        ('"2024-03-12"', '"12 March 2024"', "published is no date"),
        ('id = "lantern"', 'id = "ruk"', "actor ruk is there twice"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(Faulty) as raised:
        read(written(tmp_path, change=(old, new)), tmp_path)
    assert fault in str(raised.value)


def test_nested_words_have_only_their_own_marks(tmp_path: Path) -> None:
    """What is told inside a direct quotation is indirect, though it stands within the marks of the one around it."""
    nested = '[[attribution]]\nid = 6\ndirectness = "indirect"\ncontent = ["We >>waited<<"]\nspeaker = "official"\ninside = 2\n\n'
    path = written(tmp_path, change=("[[attribution]]\nid = 5", nested + "[[attribution]]\nid = 5"))
    assert len(read(path, tmp_path).attributions) == 6


def test_the_command_lists_the_faults_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "01.toml").write_text("article = ")
    assert main([str(tmp_path / "01.toml")]) == 1
    assert "01.toml: cannot be read" in capsys.readouterr().out


def test_words_are_found_whole_and_once() -> None:
    text = "“He ate,” the cook said. He ate\nthe soup."
    assert find(text, "He ate the >>soup<<") == (text.index("soup"), text.index("soup") + 4)
    assert find(text, '"He ate,"') == (0, 9)
    assert find(text, "He @2")[0] == text.rindex("He")
    with pytest.raises(NotFound, match="not in the article"):
        find(text, "coo")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("‘The workers’ pay is low,’ he said.", ["‘The workers’ pay is low,’"]),
        ("“It's ‘odd’,” she said of the boys' club.", ["“It's ‘odd’,”"]),
        ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
        ("Rent 'too high': the '90s and 'em all", ["'too high'"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
    ],
)
def test_parts_in_quote_marks(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_parts(text)] == parts
