"""Parsed words written by hand, for tests of what is built on a parse."""

from onrecord.model.language import Range, Word


def parsed(written: str) -> tuple[str, tuple[Word, ...]]:
    """A text and its words from lines "form UPOS XPOS head relation"; heads count from 1 within a sentence, a blank line ends one.

    Words are parted by a space; the lemma is the form in small letters.
    """
    text, words = "", []
    for sentence in written.strip().split("\n\n"):
        before = len(words)
        for line in sentence.strip().splitlines():
            form, upos, xpos, head, dep = line.split()
            start = len(text) + bool(text)
            text = f"{text} {form}" if text else form
            words.append(Word(start, len(text), upos, xpos, form.lower(), before + int(head) - 1 if int(head) else -1, dep))
    return text, tuple(words)


def said(text: str, words: tuple[Word, ...], place: Range) -> str:
    """The words from first to last, as they stand in the text."""
    return text[words[place[0]].start : words[place[1] - 1].end]
