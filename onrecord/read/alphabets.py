"""Which charsets a language is found in, and which letters it is written with: what a guess about an encoding is checked against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language as it stands in old files. `letters`: its letters beyond ASCII, in lower case; "" for a script that is told by
    `common` alone: its most frequent characters, which make up at least `share` of its running text."""

    language: str
    encodings: tuple[str, ...]
    letters: str = ""
    common: str = ""
    share: float = 0.0


WEST = ("cp1252", "mac_roman", "cp850")
CENTRE = ("cp1250", "iso8859_2")
LATIN: tuple[Alphabet, ...] = (
    Alphabet("English", WEST, "éèêëàâáäåæçíîïñóôöøúüœ"),
    Alphabet("French", WEST, "àâæçèéêëîïôœùûüÿ"),
    Alphabet("Spanish", WEST, "áéíñóúüç"),
    Alphabet("Portuguese", WEST, "áâãàçéêíóôõúü"),
    Alphabet("Catalan", WEST, "àçèéíïòóúü"),
    Alphabet("Italian", WEST, "àèéìíîòóùú"),
    Alphabet("German", WEST, "äöüßé"),
    Alphabet("Dutch", WEST, "áäçèéêëíïóöúü"),
    Alphabet("Nordic", WEST, "åäöæøéüáèóà"),
    Alphabet("Icelandic", WEST, "áðéíóúýþæö"),
    Alphabet("Polish", CENTRE, "ąćęłńóśźżé"),
    Alphabet("Czech", CENTRE, "áčďéěíňóřšťúůýžöü"),
    Alphabet("Slovak", CENTRE, "áäčďéíĺľňóôŕšťúýžöü"),
    Alphabet("Hungarian", CENTRE, "áéíóöőúüű"),
    Alphabet("Croatian, Slovene", CENTRE, "čćđšžéö"),
    Alphabet("Romanian", ("cp1250", "iso8859_2", "iso8859_16"), "ăâîșşțţ"),
    Alphabet("Turkish", ("cp1254",), "çğıöşüâîûi̇"),
    Alphabet("Lithuanian", ("cp1257",), "ąčęėįšųūž"),
    Alphabet("Latvian", ("cp1257",), "āčēģīķļņšūž"),
)
"""Languages in Latin letters; the first that fits wins, and Windows-1252 stands unless it fits badly."""

CYRILLIC = ("cp1251", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic")
OTHER: tuple[Alphabet, ...] = (
    Alphabet("Russian", CYRILLIC, common="оеаинтсрвл", share=0.5),
    Alphabet("Ukrainian", CYRILLIC, common="оанитівер", share=0.5),
    Alphabet("Bulgarian, Serbian", CYRILLIC, common="аеоинтрсвлјд", share=0.5),
    Alphabet("Greek", ("cp1253", "iso8859_7"), common="αοιετσνηυρπάόί", share=0.55),
    Alphabet("Hebrew", ("cp1255",), common="יוהלאתמברנש", share=0.55),
    Alphabet("Arabic", ("cp1256",), common="اليمنرتوبهعد", share=0.55),
    Alphabet("Thai", ("cp874",), common="านรอกเงมยลวดทสตะปบค่้ัีิ", share=0.55),
    Alphabet("Japanese", ("cp932", "euc_jp"), common="のにはをたがでてとしれさいるすなかもこりっらまきうあくンスルトーラ", share=0.25),
    Alphabet(
        "Chinese", ("gb18030", "big5hkscs"), share=0.12,
        common="的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小这時說們為個國來會過學對裡後這與于於市",
    ),
    Alphabet("Korean", ("cp949",), common="이다는을의에가하고은한지로를도서기사시리어인대자정그해", share=0.25),
)  # fmt: skip
"""Languages in other scripts. The shares are well under what newspaper prose gives (0.62 for Russian), well over what another
language, or the wrong charset, does (0.3 for Russian in koi8-r read as Windows-1251)."""
