"""What the words before and after a name say about its kind: "the town of X", "X, 54,", "X is a company", "said X"."""

from collections.abc import Iterator

from onrecord.extract.capitals import Row, gap
from onrecord.extract.naming import Piece
from onrecord.lexicons.names import Names
from onrecord.model.names import Kind

Vote = tuple[Kind, float]
_BACK = 8  # words from a name back to the noun that it stands in apposition to


def around(text: str, row: Row, piece: Piece, names: Names) -> Iterator[Vote]:
    """The votes of the words around one name."""
    if piece.first:
        yield from _before(text, row, piece, names)
    if piece.last < len(row.words) and not row.words[piece.last - 1].possessive:
        yield from _after(text, row, piece, names)


def _before(text: str, row: Row, piece: Piece, names: Names) -> Iterator[Vote]:
    words, alone = row.words, piece.last - piece.first == 1
    before, first, last = words[piece.first - 1], words[piece.first], words[piece.last - 1]
    between = gap(text, before, first)
    if between in (" ", ", ", "\n"):
        head = names.heads.get(before.lower)
        if between == " " and head is not None and head.kind == "person" and before.form.islower() and not before.possessive:
            yield "person", 2.5
        if between == " " and before.lower in names.place_before and piece.last - piece.first <= 2 and not last.possessive:
            sure = before.lower in ("in", "near", "outside", "throughout") and first.lower not in names.not_bodies
            yield "place", 1.0 if sure else 0.6
        if between == " " and before.form == "to" and piece.first > 1 and alone and words[piece.first - 2].form in names.travels:
            yield "place", 1.0
        if between == " " and before.lower == "the":
            yield "person", -2.0
            if names.sort(first.lower) is None:
                yield "organisation", 0.5
            if not alone and last.form.endswith("s") and not last.form.endswith("ss") and last.lower not in names.place_heads:
                yield "organisation", 0.5  # the Torvenna Gulls
    if between == " " and before.form.isdigit() and alone and last.form.endswith("s"):
        yield "person", -2.0  # 48 Torvists
    if between == ", " and _named_by(text, row, piece, names):
        yield "person", 1.0 if alone else 2.0
    if (
        between == " "
        and before.form in names.speaks
        and before.form not in ("told", "tells", "met", "pressed")
        and _closed(text, row, piece.first - 1)
    ):
        yield "person", 0.5 if alone else 1.0
    if _situated(text, row, piece.first, names):
        yield "place", 2.0
        yield "person", -1.0


def _closed(text: str, row: Row, at: int) -> bool:
    """Whether a comma or a closing mark stands before the verb, so that what follows is its subject: "...," said X"""
    if at == 0:
        return False
    return any(c in ",”’\"'" for c in text[row.words[at - 1].end : row.words[at].start])


def _named_by(text: str, row: Row, piece: Piece, names: Names) -> bool:
    """Whether the name ends a description: "The mayor, X," or "a spokeswoman for the company, X, ..."."""
    words = row.words
    closing = text[words[piece.last - 1].end : words[piece.last - 1].end + 1]
    if closing not in (",", ".", ";", "—", "") or words[piece.last - 1].possessive:
        return False
    noun = None
    for at in range(piece.first - 1, max(-1, piece.first - 1 - _BACK), -1):
        word = words[at]
        if at < piece.first - 1 and gap(text, word, words[at + 1]) != " ":
            return False
        if noun is not None and (word.lower in names.determiners or word.possessive):
            return True
        head = names.heads.get(word.lower)
        if head is not None and head.kind == "person" and not head.many and not word.possessive:
            noun = at
        elif (
            noun is None
            and word.lower in names.determiners
            and at + 1 < len(words)
            and at > 0
            and words[at - 1].form not in names.continues
        ):
            return False
    return False


def _situated(text: str, row: Row, first: int, names: Names) -> bool:
    """Whether a word for a place introduces the name: "the town of X", "north of X", "the capital, X"."""
    words = row.words
    between = gap(text, words[first - 1], words[first])
    if between == " " and words[first - 1].form == "of" and first > 1:
        return words[first - 2].form in names.place_nouns
    return (
        between == ", "
        and words[first - 1].form in ("capital", "city", "town", "village", "island")
        and names.sort(words[first].lower) is None
    )


def _after(text: str, row: Row, piece: Piece, names: Names) -> Iterator[Vote]:
    words, alone = row.words, piece.last - piece.first == 1
    last, after = words[piece.last - 1], words[piece.last]
    between = gap(text, last, after)
    if between == " " and after.form.islower() and after.lower in names.acts:
        # "Gazprom said" is as usual as a surname without its first name
        yield "person", (1.0 if after.lower in names.speaks else 0.3) * (0.4 if alone else 1.0)
    if between == ", " and after.form.isdigit() and 1 <= len(after.form) <= 3:
        yield "person", 2.0
    dateline = piece.first == 0 and last.shouted and len(last.form) > 3
    if dateline and between.strip() in ("—", "–", "-", "--", "(", ","):
        yield "place", 2.0
    placed = piece.first > 0 and words[piece.first - 1].lower in names.place_before
    if between == ", " and not placed and after.form in ("a", "an", "the", "who", "whose", "then", "now", "one"):
        yield from _apposed(text, row, piece.last, names)
    if between == " " and after.form in ("of", "at", "from", "for") and not alone and _belonging(text, row, piece.last):
        yield "person", 1.5
    does = between == " " and not alone and after.form.islower() and (after.form in names.acts or after.form.endswith("ed"))
    if does and any(w.form in ("his", "her", "he", "she", "himself", "herself") for w in words[piece.last + 1 : piece.last + 4]):
        yield "person", 1.0  # X raised her glass
    if between == ", " and names.facts.get(after.lower) == "place" and after.capital:
        yield "place", 0.6  # Torvenna, Ohio
    if (
        between == " "
        and after.form in ("is", "was", "are", "were")
        and piece.last + 1 < len(words)
        and words[piece.last + 1].form in ("a", "an", "the")
    ):
        yield from _apposed(text, row, piece.last + 1, names)


def _belonging(text: str, row: Row, at: int) -> bool:
    """Whether "of" and a body stand between a name and "who": "X of the Torvenna Federation, who"."""
    for j in range(at + 1, min(at + 7, len(row.words))):
        between = gap(text, row.words[j - 1], row.words[j])
        if between == ", " and j > at + 1:
            return row.words[j].form in ("who", "whose")
        if between not in (" ", "\n") or not (row.words[j].capital or row.words[j].form in ("the", "of", "and")):
            return False
    return False


def _apposed(text: str, row: Row, at: int, names: Names) -> Iterator[Vote]:
    """The kind of the noun in ", the influential deputy mayor of ..." and in "X is a small town"."""
    if row.words[at].form in ("who", "whose"):
        yield "person", 1.5
        return
    for j in range(at + 1, min(at + 7, len(row.words))):
        if gap(text, row.words[j - 1], row.words[j]) != " " or names.sort(row.words[j].lower) == "function":
            return
        head = names.heads.get(row.words[j].lower)
        placed = row.words[j].form in names.place_nouns
        following = names.heads.get(row.words[j + 1].lower) if j + 1 < len(row.words) else None
        if (head is not None or placed) and following is None and not row.words[j].possessive:
            yield ("place" if head is None or placed else head.kind), 2.0
            return
