"""Texts in old encodings: the right words, or Windows-1252 and a word that it is a guess; and what is no text at all."""

import random
import zlib

import pytest

from onrecord.model.article import Article
from onrecord.model.raw import Raw
from onrecord.model.runs import Failure
from onrecord.read.decode import decode
from onrecord.read.kinds import foreign
from onrecord.read.read import read

STORIES: dict[str, tuple[str, str]] = {
    "polish": (
        "cp1250 iso8859_2",
        "Burmistrz powiedział, że most zostanie otwarty już w przyszłym tygodniu. „Jesteśmy zaskoczeni tak sa"
        "mo jak wszyscy”, przyznała Anna Wójcik, która kieruje portem od pięciu lat. Mieszkańcy skarżą się na"
        " hałas, lecz cieszą się z krótszej drogi do pracy.",
    ),
    "czech": (
        "cp1250 iso8859_2",
        "Starosta řekl, že most bude otevřen už příští týden. „Jsme překvapeni stejně jako všichni ostatní,“ "
        "uvedla Jana Dvořáková, která přístav řídí pět let. Obyvatelé si stěžují na hluk, ale těší se z kratš"
        "í cesty do práce.",
    ),
    "hungarian": (
        "cp1250 iso8859_2",
        "A polgármester azt mondta, hogy a hidat már a jövő héten megnyitják. „Ugyanúgy meglepődtünk, mint bá"
        "rki más” – közölte Kovács Júlia, aki öt éve vezeti a kikötőt. A lakók a zajra panaszkodnak, de örüln"
        "ek a rövidebb útnak.",
    ),
    "russian": (
        "cp1251 koi8_u iso8859_5 cp866",
        'Мэр заявил, что мост откроют уже на следующей неделе. "Мы удивлены не меньше других", - сказала Анна'
        " Петрова, которая руководит портом пять лет.",
    ),
    "ukrainian": (
        "cp1251 koi8_u",
        "Мер заявив, що міст відкриють уже наступного тижня. Ми здивовані не менше за інших, сказала Ганна Пе"
        "тренко, яка керує портом п'ять років.",
    ),
    "greek": (
        "cp1253 iso8859_7",
        "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει την επόμενη εβδομάδα. Είμαστε έκπληκτοι όσο και όλοι οι άλλοι, είπε η Άννα Παππά.",
    ),
    "turkish": (
        "cp1254",
        "Belediye başkanı, köprünün önümüzdeki hafta açılacağını söyledi. “Herkes kadar şaşkınız” diyen Ayşe "
        "Yıldız, limanı beş yıldır yönetiyor. Mahalle sakinleri gürültüden şikâyetçi.",
    ),
    "japanese": (
        "cp932 euc_jp",
        "市長は、橋が来週にも開通すると述べた。「私たちもほかの皆さんと同じように驚いています」と港の責任者は話した。",
    ),
    "chinese": (
        "gb18030",
        "市长说，这座桥下个星期就会开放。“我们和大家一样感到意外，”港口的负责人说。居民抱怨噪音，但是也很高兴上班的路更近了。",
    ),
    "korean": (
        "cp949",
        "시장은 다리가 다음 주에 개통될 것이라고 말했다. 우리도 다른 사람들처럼"
        " 놀랐다고 항구의 책임자는 말했다. 주민들은 소음에 불만이 있다.",
    ),
    "hebrew": (
        "cp1255",
        "ראש העיר אמר כי הגשר ייפתח כבר בשבוע הבא. אנחנו מופתעים כמו כולם, אמרה מנהלת הנמל.",
    ),
    "arabic": (
        "cp1256",
        "قال رئيس البلدية إن الجسر سيفتح في الأسبوع المقبل. نحن متفاجئون مثل الجميع، قالت مديرة الميناء.",
    ),
    "thai": (
        "cp874",
        "นายกเทศมนตรีกล่าวว่าสะพานจะเปิดในสัปดาห์หน้า เราประหลาดใจเหมือนกับทุกคน",
    ),
    "french": (
        "cp1252 mac_roman cp850",
        "Le maire a déclaré que le pont ouvrirait dès la semaine prochaine. Nous sommes aussi étonnés que les"
        " autres, a reconnu Élodie Lefèvre, qui dirige le port depuis cinq années. Ça a été créé à Noël, où l"
        "'été s'achève.",
    ),
    "spanish": (
        "cp1252 mac_roman cp850",
        "El alcalde afirmó que el puente se abrirá la próxima semana. ¿Quién lo sabía? ¡Nadie! «Estamos tan s"
        "orprendidos como los demás», señaló Begoña Ibáñez, que dirige el puerto desde hace cinco años.",
    ),
    "portuguese": (
        "cp1252",
        "O presidente da câmara disse que a ponte não será aberta já na próxima semana. Estamos tão surpreend"
        "idos como vocês, afirmou Inês Gonçalves, que há cinco anos dirige o porto.",
    ),
    "german": (
        "cp1252 mac_roman cp850",
        "Der Bürgermeister erklärte, die Brücke werde schon nächste Woche eröffnet. Wir sind genauso überrasc"
        "ht wie alle, sagte Jörg Groß, der seit fünf Jahren den Hafen führt. Die Bürger hören Lärm.",
    ),
    "swedish": (
        "cp1252",
        "Borgmästaren sade att bron öppnar redan nästa vecka. Vi är lika förvånade som alla andra, sade Åsa S"
        "jöström, som har lett hamnen i fem år.",
    ),
    "icelandic": (
        "cp1252",
        "Bæjarstjórinn sagði að brúin yrði opnuð þegar í næstu viku. Við erum jafn hissa og aðrir, sagði Þórd"
        "ís Jónsdóttir, sem hefur stýrt höfninni í fimm ár.",
    ),
    "english": (
        "cp1252",
        "He was fined £9,500 at 18°C. René Lacôte paid €20 and ½ of 15º, or 3½ miles; “no”, she said – it’s a"
        " naïve café… ©2024 5m² ±3 §4 £1m €2bn 50¢ Søren",
    ),
    "english signs": (
        "cp1252",
        "Fined £9,500. £20. £300 and €4 and £5. 15º and 3½. £1, £2, £3, £4, £5, £6, £7, £8, £9, £10. £m £k",
    ),
    "english quotes": (
        "mac_roman",
        "“It’s not what we’d wanted,” said Ann Bell. “We don’t know. They’re late, and we’ve lost.” It wasn’t"
        " clear who’d paid. “I can’t,” he said. She didn’t.",
    ),
    "english names": (
        "cp1252",
        "“It’s a début,” Dvorák’s cousin said of Škoda and Žižek – a café – naïve, coöperate, façade. £5. Peñ"
        "a, Müller, Núñez, Søren, Brontë, Zoë",
    ),
    "chinese, old": (
        "big5hkscs",
        "市長說，這座橋下個星期就會開放。「我們和大家一樣感到意外，」港口的負責人說。居民抱怨噪音，但是也很高興上班的路更近了。",
    ),
}
CASES = [(language, encoding, words) for language, (encodings, words) in STORIES.items() for encoding in encodings.split()]


@pytest.mark.parametrize(("language", "encoding", "words"), CASES)
@pytest.mark.parametrize("times", [1, 8])
def test_a_text_in_an_old_encoding_keeps_its_words(language: str, encoding: str, words: str, times: int) -> None:
    data = (f"{words}\n" * times).encode(encoding, "ignore")
    assert foreign(data) is None, language
    found = decode(data)
    assert found.text == data.decode(encoding)
    assert found.encoding.endswith(", guessed")


@pytest.mark.parametrize(
    "words", ["fined £9,500 after René Lacôte left", "£9,500 and €20", "15º and 3½", "“It’s £5,” said Zoë Núñez – a naïve café’s owner…"]
)
@pytest.mark.parametrize("times", [1, 3, 40])
def test_signs_in_an_english_text_are_not_taken_for_polish_letters(words: str, times: int) -> None:
    text = f"{words}. " * times
    assert decode(text.encode("cp1252")) == decode(text.encode("cp1252"), page=True)
    assert decode(text.encode("cp1252")).text == text
    assert decode(text.encode("cp1252")).encoding == "windows-1252, guessed"


def test_a_declared_charset_is_believed_only_where_the_bytes_bear_it_out() -> None:
    words = STORIES["russian"][1]
    page = f'<meta charset="{{}}"><p>{words}</p>'
    assert decode(page.format("windows-1251").encode("cp1251"), page=True).encoding == "cp1251"
    assert words in decode(page.format("shift_jis").encode("cp1251"), page=True).text
    assert words in decode(page.format("utf-8").encode("cp1251"), page=True).text
    chinese = STORIES["chinese"][1]
    assert chinese in decode(f'<meta charset="gb2312"><p>{chinese}</p>'.encode("gb18030"), page=True).text


@pytest.mark.parametrize("language", ["english", "russian", "greek", "hebrew", "arabic"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(language: str, encoding: str) -> None:
    words = STORIES[language][1] * 2
    found = read(Raw("a.txt", None, words.encode(encoding)))
    assert isinstance(found, Article)
    assert (found.text, found.encoding) == (words, encoding)


@pytest.mark.parametrize("size", [64, 500, 8192, 100_000])
def test_bytes_that_are_no_text_are_refused(size: int) -> None:
    chance = random.Random(size)
    for _ in range(20):
        data = chance.randbytes(size)
        program = b"\x4d\x5a\x90\x00\x03" + data
        for each in (data, zlib.compress(data), b"\x00\x01" + data, program, b"\xff\xfe" + chance.randbytes(max(size, 500))):
            found = read(Raw("bin.txt", None, each))
            assert isinstance(found, Failure)
            assert "this is not text" in found.error or "a program" in found.error


def test_office_files_and_pictures_are_refused_by_any_name() -> None:
    for head in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x7fELF\x02\x01\x01"):
        assert isinstance(read(Raw("a.txt", None, head + b"Some words. " * 99)), Failure)


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_no_language_is_taken_for_something_other_than_text(language: str, encoding: str) -> None:
    assert foreign((STORIES[language][1] * 99).encode(encoding)) is None
    assert foreign(STORIES[language][1][:20].encode(encoding)) is None
    assert foreign(b"A stray \x00 and \x01 in a text of many words. " * 2 + STORIES[language][1].encode() * 9) is None
