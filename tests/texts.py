"""Odd texts that every stage must survive, and the words of a record in them."""

from onrecord.model.article import Article, pasted
from onrecord.model.runs import Record
from onrecord.pipeline.run import spans

_PARAGRAPH = "The mayor said on Tuesday that the bridge would open. “We are ready,” Ana Torve told reporters. She did not say when.\n\n"

ODD: dict[str, str] = {
    "empty": "",
    "one blank": " ",
    "newlines only": "\n" * 200_000,
    "carriage returns": "A line.\r\nAnother “line”.\r\r\n\rA last one\r",
    "odd line ends": "one\x0btwo\x0cthree\x1cfour\x85five\u2028six\u2029seven",
    "no space for 1 MB": "a" * 1_000_000,
    "capitals for 300 kB": "Aa " * 100_000,
    "digits": "1234567890" * 20_000,
    "quotes only": '"' * 5_000 + "“" * 5_000 + "”" * 5_000 + "'" * 5_000 + "‘" * 5_000 + "’" * 5_000,
    "quotes and words": "“a " * 20_000,
    "alternating quotes": "\"a' " * 20_000,
    "unbalanced": '“The first said. ‘The second answered. "Nobody closed.\n\nThen " it ended” oddly ’ here «',
    "brackets": "([{" * 20_000,
    "emoji": "👩‍👩‍👧‍👦 “🙂” said 🇺🇳 🙂🙂. “Ünï” 👍🏽",
    "right to left": 'قال الوزير: «لن نتراجع» أمس. אמר ראש העיר: "לא".',
    "other scripts": "市长说：“我们失败了。”市民回答：「不」。 Мэр сказал: «Мы проиграли».",
    "combining": "e\u0301" * 5_000 + " \u200b\u200d\ufeff said “x\u0300”",
    "controls": "".join(map(chr, range(32))) + "said \x7f\x80\x9f",
    "surrogates": "\ud800 said “\udfff”",
    "bidi overrides": "\u202eevil\u202c said “\u2066x\u2069”",
    "200 kB paragraph": _PARAGRAPH.replace("\n", " ") * 1_700,
    "only speech": "“Yes.” “No.” “Yes!” “No?”\n" * 2_000,
    "a play": "ANNA: Where is he?\n\nBEN: Gone.\n\n(They wait.)\n" * 500,
    "code": 'def f(x):\n    return "a" + \'b\' + x["said"]  # he said "no"\n' * 500,
    "a table": "Name\tVotes\nTorve\t1,204\nLind\t998\n" * 500,
    "said said": "said " * 40_000,
    "he said": "he said, " * 20_000,
    "names": "Ana Torve " * 20_000,
    "dates": "18 November 2025, " * 10_000,
    "full stops": "." * 100_000,
    "abbreviations": "Mr. Dr. U.S. " * 10_000,
    "half a megabyte of prose": _PARAGRAPH * 4_000,
}


def article(text: str, name: str = "example.txt") -> Article:
    return pasted(text, path=name)


def shown(record: Record, text: str) -> str | None:
    """The words at a record's spans, else its name or value, else None."""
    words = " … ".join(span.of(text) for span in spans(record))
    return words or getattr(record, "name", None) or getattr(record, "value", None)
