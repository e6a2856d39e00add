"""Languages: of lines and articles, what is skipped for them, and that no English text ever is."""

import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.cli.main import main
from onrecord.lexicons.languages import language_name
from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import Article, Declared, Line, Metadatum, languages, pasted, preferred
from onrecord.model.raw import Raw
from onrecord.model.runs import By, Skipped
from onrecord.model.speech import Cue, Quotation
from onrecord.model.syntax import Sentence
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stage import Stage
from onrecord.pipeline.stages import STAGES
from onrecord.read.languages import language
from onrecord.read.lines import lines
from onrecord.read.read import read
from tests.texts import ODD

STOPWORDS = layout().stopwords
ENGLISH_ONLY = [stage.name for stage in STAGES if stage.languages is not None]
PLAN = plan(STAGES, resources())

SPANISH = (
    "El puente abre un día antes\n\nEl puente sobre el Lind abrió el lunes un día antes de lo previsto, y nadie lo sabía en la alcaldía. "
    "«No sabíamos nada», dijo Ana Torve a los periodistas.\n\nLos vecinos cruzaron a pie durante la noche, según la policía.\n"
)
ENGLISH = (
    "Bridge opens a day early\n\nThe bridge over the Lind opened on Monday, a day early, and nobody had told the mayor of it. "
    "“We knew nothing,” said Ana Torve.\n\nPeople walked across during the night, the police said.\n"
)
TOLD = {
    "es": ("El alcalde se negó a responder a las preguntas el martes.", "La policía detuvo a dos hombres tras el incendio en el puerto."),
    "fr": ("Le maire a refusé de répondre aux questions mardi.", "Les prix ont augmenté de 4 % le mois dernier."),
    "de": ("Die Bürgermeisterin wollte am Dienstag keine Fragen beantworten.", "Die Preise stiegen im vergangenen Monat um 4 Prozent."),
    "pt": ("O prefeito recusou-se a responder às perguntas na terça-feira.", "A polícia prendeu dois homens após o incêndio no porto."),
    "it": (
        "Il sindaco si è rifiutato di rispondere alle domande martedì.",
        "La polizia ha arrestato due uomini dopo l'incendio.",
    ),
    "nl": ("De burgemeester weigerde dinsdag vragen te beantwoorden.", "Het regende toen de trein aankwam."),
    "pl": ("Burmistrz odmówił we wtorek odpowiedzi na wszystkie pytania zadane mu przez dziennikarzy.",),
    "ar": ("رفض رئيس البلدية الإجابة عن الأسئلة يوم الثلاثاء.", "لم يقل شيئا."),
    "ru": ("Мэр отказался отвечать на вопросы во вторник.", "Полиция задержала двух мужчин после пожара в порту."),
    "zh": ("市长星期二拒绝回答问题。", "港口火灾后，警方逮捕了两名男子。"),
    "en": ("The mayor refused to answer questions on Tuesday.", "Prices rose by 4 percent last month, the office said."),
}
NOT_TOLD = (
    "", "No comment", "Ana Torve, Lindhaven", "Non-contact voltage tester", "5:00 PT ** 6:00 MT ** 7:00 CT ** 8:00 ET", "42", "…",
    "Torve, Lind, Berg, Holm, Marsh", "First come, first serve.", "https://example.org/de/bilder/das-haus-und-der-garten-von-der-tante",
    "San Pedro de la Sierra", "Um, no. Just one.",
)  # fmt: skip


def analysed(text: str, *declared: Declared) -> Analysis:
    return analyse(pasted(text, declared=declared), PLAN)


def typed(*words: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0


def metadata_of(analysis: Analysis) -> tuple[Metadatum, ...]:
    return tuple(m for m in analysis.records[Metadatum] if isinstance(m, Metadatum))


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in TOLD.items() for line in lines])
def test_a_line_is_told(code: str, line: str) -> None:
    assert language(line, STOPWORDS) == code


@pytest.mark.parametrize("line", NOT_TOLD)
def test_a_line_is_not_told(line: str) -> None:
    assert language(line, STOPWORDS) is None


def test_each_line_bears_its_language() -> None:
    found = analysed(ENGLISH + "\nNuestras cookies y las de nuestros socios nos ayudan a mejorar el sitio.\n").records[Line]
    told = {line.language for line in found if isinstance(line, Line)}
    assert told == {"en", "es", None}


def test_a_notice_in_another_language_is_labelled() -> None:
    notice = "Wir und unsere Partner verwenden Cookies, und Sie können das in den Einstellungen ändern."
    text = ENGLISH + "\nSubscribe to our newsletter\n\n" + notice
    lines = analysed(text).records[Line]
    assert [line.label for line in lines if isinstance(line, Line) and line.language == "de"] == ["other_language"]


def test_a_notice_in_other_letters_inside_an_article() -> None:
    """Between two paragraphs, where the engine keeps it: in an English article and, the other way round, in a Russian one."""
    english = "The council of the port met on Monday and did not agree about the price of the new wall, which nobody wants to pay for."
    russian = "Совет порта собрался в понедельник и не договорился о цене новой стены, за которую никто не хочет платить из своего кармана."
    for own, notice in (
        (english, "Эта статья есть и на русском языке на нашем сайте."),
        (russian, "You can read this article in English too."),
    ):
        page = f"<article><h1>{own[:30]}</h1><p>{own}</p><p>{notice}</p><p>{own} {own}</p></article>"
        article = read(Raw("page.html", None, page.encode(), "html"))
        assert isinstance(article, Article)
        labels = {line.span.of(article.text).strip(): line.label for line in lines(article, layout=layout(), trained=trained())}
        assert labels[notice] == "other_language"
        assert labels[own] == "body"


def test_half_a_text_in_another_language_is_no_notice() -> None:
    analysis = analysed(ENGLISH + "\n" + SPANISH)
    assert {line.label for line in analysis.records[Line] if isinstance(line, Line) and line.language == "es"} <= {"body", "headline"}
    assert set(languages(metadata_of(analysis))) == {"en", "es"}
    assert analysis.records[Quotation]
    assert Skipped not in analysis.records


def test_an_article_in_another_language_is_kept_and_skipped() -> None:
    analysis = analysed(SPANISH)
    assert preferred(metadata_of(analysis), "language") == "es"
    assert analysis.failures == ()
    assert analysis.records[Sentence]
    assert all(analysis.records[kind] == () for kind in (Cue, Quotation))
    skipped = [s for s in analysis.records[Skipped] if isinstance(s, Skipped)]
    assert [s.made.stage for s in skipped] == [stage.name for stage in STAGES if stage.languages is not None]
    assert {s.because for s in skipped} == {"the article is in Spanish, and only English is read"}
    assert set(analysis.ran) == {stage.name for stage in STAGES}


@pytest.mark.parametrize("line", [*TOLD["en"], *NOT_TOLD])
def test_english_and_unknown_are_served(line: str) -> None:
    assert Skipped not in analysed(line).records
    assert Skipped not in analysed(line, Declared("language", "fr", "html:lang")).records


@pytest.mark.parametrize("code", [code for code in TOLD if code != "en"])
def test_one_line_in_another_language_is_skipped(code: str) -> None:
    assert Skipped in analysed(TOLD[code][0]).records


@pytest.mark.parametrize(
    ("text", "declared", "value", "skipped"),
    [
        (ENGLISH, ("en-GB", "html:lang"), "en-GB", False),
        (SPANISH, ("en-US", "html:lang"), "es", True),
        (SPANISH, ("es_MX", "meta:og:locale"), "es-MX", True),
        (SPANISH, ("en", "row:language"), "es", True),
        (SPANISH, ("en", "option"), "en", False),
        (ENGLISH, ("es", "option"), "es", True),
        ("Lindhaven 3, Istrel 1", ("de", "html:lang"), "de", False),
    ],
)
def test_what_is_declared_and_what_is_read(text: str, declared: tuple[str, str], value: str, skipped: bool) -> None:
    analysis = analysed(text, Declared("language", *declared))
    found = metadata_of(analysis)
    assert preferred(found, "language") == value
    assert declared[1] in {m.origin for m in found if m.field == "language"}
    assert (Skipped in analysis.records) == skipped


def test_languages_served_are_in_the_fingerprint() -> None:
    wider = tuple(Stage(s.function, s.by, None if s.languages is None else s.languages | {"es"}) for s in STAGES)
    before, after = PLAN.fingerprints, plan(wider, resources()).fingerprints
    assert {name for name in before if before[name] != after[name]} == {stage.name for stage in STAGES if stage.languages is not None}


def test_a_stage_that_serves_some_waits_for_the_language() -> None:
    def cues(article: Article) -> tuple[Cue, ...]:
        return ()

    with pytest.raises(onrecord.OnRecordError, match="cues needs Metadatum, which says the article's language"):
        plan((Stage(cues, By("cues", 1), frozenset({"en"})),))
    assert [s.name for s in plan((Stage(cues, By("cues", 1), frozenset({"en"})), *STAGES[:2]), resources()).stages][-1] == "cues"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object, **more: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert language(TOLD["fr"][0], STOPWORDS) == "fr"


@pytest.mark.parametrize("name", ODD)
def test_odd_texts(name: str) -> None:
    language(ODD[name], STOPWORDS)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_line(line: str) -> None:
    found = language(line, STOPWORDS)
    assert found is None or found.isalpha()


def test_names_of_languages() -> None:
    assert [language_name(code) for code in ("es", "pt-BR", "xx")] == ["Spanish", "Portuguese", "the language 'xx'"]


def test_the_record_and_its_faces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "two.txt").write_text(SPANISH, "utf-8")
    file = tmp_path / "story.onrecord"
    typed("open", str(tmp_path), "-o", str(file), "--jobs", "1")
    assert "1 article in Spanish: kept and searchable, not analysed" in capsys.readouterr().out
    with onrecord.load(file) as record:
        assert record.verify() == ()
        assert record.failures() == ()
        view = record.article("two.txt")
        assert (view.language, len(view.skipped)) == ("es", len(ENGLISH_ONLY))
        assert record.article("one.txt").skipped == ()
        assert [hit.article for hit in record.search("vecinos")] == [view.article.key]
        assert "in Spanish: kept and searchable, not analysed" in onrecord.write_dossier(record, tmp_path / "story.html").read_text("utf-8")
    typed("show", str(file))
    assert "1 article in Spanish: kept and searchable, not analysed" in capsys.readouterr().out
    typed("show", str(file), "two.txt")
    shown = " ".join(capsys.readouterr().out.split())
    assert "language: Spanish" in shown
    assert "the article is in Spanish, and only English is read" in shown


def test_another_run_keeps_the_note_and_a_wider_stage_takes_it_away(tmp_path: Path) -> None:
    from onrecord.app.open import put
    from onrecord.app.wish import Wish

    (tmp_path / "two.txt").write_text(SPANISH, "utf-8")
    file = tmp_path / "story.onrecord"
    for _ in range(2):
        put([tmp_path / "two.txt"], file, Wish(jobs=1))
        with onrecord.load(file) as record:
            assert len(record.records(Skipped)) == len(ENGLISH_ONLY)
    wider = plan(tuple(Stage(s.function, s.by) if s.name == "times" else s for s in STAGES), resources())
    put([tmp_path / "two.txt"], file, Wish(jobs=1, stages=wider))
    with onrecord.load(file) as record:
        assert {s.made.stage for s in record.records(Skipped)} == {s.name for s in STAGES if s.languages is not None} - {"times"}
        assert record.verify() == ()


@pytest.mark.parametrize(
    "line", ["John Smith met Mary Obi.", "Anna de Vries met Jan van Dam in Den Haag.", "Marie Dubois, Jean Petit et Paul Roy"]
)
def test_a_string_of_names_is_in_no_language(line: str) -> None:
    assert language(line, layout().stopwords) in (None, "en")


NOTICES = (
    "La sesión de este lector ya está abierta en otro equipo y no puede usarse en los dos a la vez.",
    "Cette lettre est déjà ouverte dans une autre fenêtre et ne peut pas être lue dans les deux à la fois.",
    "Dieser Zugang ist schon auf einem anderen Gerät geöffnet und kann nicht auf beiden zugleich benutzt werden.",
    "Esta página já está aberta em outro aparelho e não pode ser usada nos dois ao mesmo tempo.",
)


@pytest.mark.parametrize("notice", NOTICES)
def test_a_short_notice_in_another_language_is_no_part_of_an_english_article(notice: str) -> None:
    text = (
        "The wall at Port Caldry is to be rebuilt\n\n"
        "The harbour wall will be rebuilt by next spring, the council said, after it was broken.\n\n"
        "The mayor said that the money had been found and that the work would begin when the winter storms were over.\n\n"
        f"She had asked the fishermen what they wanted, and most of them wanted it higher.\n\n{notice}\n\n"
        "© 2024 The Caldry Courier. All rights reserved.\n"
    )
    article = pasted(text)
    found = {line.span.of(text).strip(): line.label for line in lines(article, layout=layout(), trained=trained())}
    assert found[notice] == "other_language"
