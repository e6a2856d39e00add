"""What the language model adds to the rules of speech, and that an article is read once."""

import pickle
from dataclasses import replace

from onrecord.extract.learned import learned
from onrecord.extract.prose import prose
from onrecord.language.remembered import MOST, Remembered
from onrecord.model.language import LanguageModel, Rules
from onrecord.model.speech import Attribution, Cue, Quotation, Source
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stages import STAGES
from onrecord.text.quotemarks import regions
from tests.model_says import ModelSays, Says
from tests.speech_house import lines
from tests.texts import article

SHRUG = "The ferry company has shrugged that nobody takes the night boat anyway. The harbour was full."
SHRUGGED = Says("The ferry company", "has shrugged", ("that nobody takes the night boat anyway",))


def read(text: str, *said: Says) -> Analysis:
    made = analyse(article(text), plan(STAGES, {**resources(), "language": Remembered(ModelSays(*said))}))
    assert made.failures == ()
    return made


def quoted(made: Analysis) -> list[tuple[str, str | None]]:
    """What is quoted, by rule or by model, and who says it."""
    text = made.article.text
    sources = {str(s.id): s.span.of(text) for s in made.records[Source] if isinstance(s, Source)}
    ties = {str(a.quotation): a.source for a in made.records[Attribution] if isinstance(a, Attribution)}
    listed = []
    for quotation in made.records[Quotation]:
        assert isinstance(quotation, Quotation)
        source = ties[str(quotation.id)]
        listed.append((" … ".join(p.of(text) for p in quotation.content), None if source is None else sources[str(source)]))
    return listed


def test_indirect_speech_that_no_rule_knows() -> None:
    made = read(SHRUG, SHRUGGED)
    assert quoted(made) == [("that nobody takes the night boat anyway", "The ferry company")]
    assert [r.made.rule for kind in (Quotation, Source, Attribution) for r in made.records[kind]] == ["model"] * 3
    cue = next(c for c in made.records[Cue] if c.made.rule == "model")
    assert isinstance(cue, Cue)
    assert (cue.span.of(SHRUG), cue.meaning) == ("has shrugged", None)


def test_an_unsure_model_says_nothing() -> None:
    unsure = Says(SHRUGGED.source, SHRUGGED.cue, SHRUGGED.content, 0.1)
    assert quoted(read(SHRUG, unsure)) == []


def test_without_a_model_the_rules_stand_alone() -> None:
    text = "“We failed,” said Ann Torve. The bridge, she said, would stay closed."
    without = analyse(article(text), plan(STAGES, resources()))
    assert quoted(without) == quoted(read(text)) != []
    assert {r.made.rule for kind in (Quotation, Attribution) for r in without.records[kind]}.isdisjoint({"model"})


def test_direct_words_are_taken_as_the_marks_show_them() -> None:
    text = "“We failed. Badly,” said Ann Torve on Monday."
    made = read(text, Says("Ann Torve", "said", ("We failed",)))
    assert quoted(made) == [("“We failed. Badly,”", "Ann Torve")]


def test_the_model_says_who_speaks_where_no_rule_does() -> None:
    text = "“The boats were late all winter, and nobody told the island why.” Thus the harbour master."
    assert quoted(read(text)) == [("“The boats were late all winter, and nobody told the island why.”", None)]
    told = Says("the harbour master", "Thus", ("“The boats were late all winter, and nobody told the island why.”",))
    assert quoted(read(text, told)) == [("“The boats were late all winter, and nobody told the island why.”", "the harbour master")]


def test_only_the_outermost_is_a_quotation() -> None:
    text = "The Lind Herald has winked that two pilots blinked that the boat was late."
    outer = Says("The Lind Herald", "has winked", ("that two pilots blinked that the boat was late",))
    inner = Says("two pilots", "blinked", ("that the boat was late",))
    assert quoted(read(text, outer, inner)) == [("that two pilots blinked that the boat was late", "The Lind Herald")]
    reading = ModelSays(outer, inner).read([text])[0]
    assert [one.inside for one in learned(text, reading, (), ())] == [None, 0]


def test_two_of_the_same_words_are_one() -> None:
    longer = Says("The ferry company", "has shrugged", ("nobody takes the night boat",), 0.8)
    assert quoted(read(SHRUG, SHRUGGED, longer)) == [("that nobody takes the night boat anyway", "The ferry company")]


def test_a_word_alone_is_not_enough_nor_are_so_called_words() -> None:
    short = "The ferry company has shrugged off complaints. The harbour was full."
    assert quoted(read(short, Says("The ferry company", "has shrugged", ("off",)))) == []
    told = Says("The ferry company", "has shrugged", ("off complaints",))
    assert quoted(read(short, told)) == [("off complaints", "The ferry company")]
    called = "The ferry company has shrugged at the “quiet season” this year. The harbour was full."
    assert quoted(read(called, Says("The ferry company", "has shrugged", ("the “quiet season”",)))) == []


def test_what_another_paragraph_tells_was_not_said_in_this_one() -> None:
    text = "The ferry company has shrugged that nobody minds. More follows.\n\nNobody takes the night boat.\n"
    told = Says("The ferry company", "has shrugged", ("that nobody minds", "Nobody takes the night boat"))
    assert quoted(read(text, told)) == [("that nobody minds", "The ferry company")]
    far = Says("The ferry company", "follows", ("Nobody takes the night boat",))
    assert quoted(read(text, far)) == []


def test_grammar_alone_is_nothing_said() -> None:
    text = "The ferry company has shrugged to be, and nobody takes the night boat."
    assert quoted(read(text, Says("The ferry company", "has shrugged", ("to be",)))) == []


def test_the_model_may_know_better_whose_words_they_are() -> None:
    text = "The harbour master, asked by Ann Torve, said that the night boat would not sail before spring."
    ruled = quoted(read(text))
    assert [who for _, who in ruled] == ["The harbour master"]
    sure = Says("Ann Torve", "said", (ruled[0][0],))
    assert quoted(read(text, sure)) == [(ruled[0][0], "Ann Torve")]
    unsure = Says("Ann Torve", "said", (ruled[0][0],), 0.5)
    assert quoted(read(text, unsure)) == ruled


def test_who_refuses_to_say_has_not_said_it() -> None:
    refused = "The ferry company declined to shrug that nobody takes the night boat. The harbour was full."
    told = Says("The ferry company", "shrug", ("that nobody takes the night boat",))
    assert quoted(read(refused, told)) == []
    assert quoted(read(refused.replace("declined to", "will soon"), told)) == [("that nobody takes the night boat", "The ferry company")]
    held = Says("The ferry company", "declined", ("that nobody takes the night boat",))
    assert quoted(read(refused, held)) == []


def test_marks_that_nobody_speaks_in_are_a_title() -> None:
    painted = "The boat called “The Slow Queen of the Lind” was painted white. The harbour was full."
    assert quoted(read(painted, Says("", "called", ("“The Slow Queen of the Lind”",)))) == []
    plain = painted.replace("“", "").replace("”", "")
    assert quoted(read(plain, Says("", "called", ("The Slow Queen of the Lind",)))) == [("The Slow Queen of the Lind", None)]


OTHER = "The mayor said the boat would leave the quay at 4 a.m. on all days but Sunday, when the crews of both islands rest."
ALL = "the boat would leave the quay at 4 a.m. on all days but Sunday, when the crews of both islands rest"


def test_the_model_does_not_cut_short_what_a_rule_finds() -> None:
    """It is believed where it means other words at the same place, and not where it stops early in the same."""
    early = Says("The mayor", "said", ("the boat would leave the quay at 4 a.m",))
    assert quoted(read(OTHER)) == quoted(read(OTHER, early)) == [(ALL, "The mayor")]
    late = Says("The mayor", "said", ("when the crews of both islands rest",))
    assert quoted(read(OTHER, late)) == [("when the crews of both islands rest", "The mayor")]


def test_edges() -> None:
    text = "She hinted the “old bridge” was shut, and\nthe boat late."
    reading = ModelSays(Says("She", "hinted", ("bridge” was shut, and\nthe boat late.",))).read([text])[0]
    marked = [r for r in regions(text, [line.span for line in lines(article(text))]) if r.depth == 1]
    assert [p.of(text) for p in learned(text, reading, marked, ())[0].content] == ["“old bridge” was shut, and", "the boat late"]


def test_what_stands_round_the_article_is_not_read() -> None:
    text = "The bridge opened a day early, and nobody had told the mayor of it.\n© 2024 Port Lind Courier"
    made = read(text)
    model = ModelSays()
    analyse(article(text), plan(STAGES, {**resources(), "language": Remembered(model)}))
    (seen,) = model.read_texts
    assert len(seen) == len(text)
    assert seen.rstrip() == "The bridge opened a day early, and nobody had told the mayor of it."
    whole = article(text)
    assert prose(whole, lines(whole)) == text
    assert made.records[Quotation] == ()


def test_an_article_is_read_once_and_old_readings_are_forgotten() -> None:
    model = ModelSays()
    remembered = Remembered(model)
    for text in ("a", "a", "b", *"cdefg", "a"):
        assert remembered.read([text])[0] == model._reading(text)
    assert model.read_texts == ["a", "b", *"cdefg", "a"]
    assert remembered.read([]) == []
    assert [len(r.words) for r in remembered.read(["x", "x y", "x"])] == [1, 2, 1]
    assert len(pickle.loads(pickle.dumps(remembered)).read(["p q"] * (MOST + 2))) == MOST + 2
    assert remembered.fingerprint == "told 1"


def test_rules_stand_for_a_model() -> None:
    model: LanguageModel = Rules()
    assert isinstance(model, LanguageModel)
    assert [r.words for r in model.read(["a b"])] == [()]
    first, second = (plan(STAGES, {**resources(), "language": m}).fingerprints["cues"] for m in (model, Remembered(ModelSays())))
    assert first != second


def told(text: str, source: str, cue: str, content: str, parts: str) -> tuple[str | None, str | None]:
    """Source and cue of one attribution of the model, where each word's part of speech is given."""
    reading = ModelSays(Says(source, cue, (content,))).read([text])[0]
    words = tuple(replace(word, upos=part) for word, part in zip(reading.words, parts.split(), strict=True))
    (found,) = learned(text, replace(reading, words=words), (), ())
    return (None if found.source is None else found.source.of(text)), (None if found.cue is None else found.cue.of(text))


def test_a_cue_of_the_model_goes_on_to_the_words_that_it_leads_to() -> None:
    text = "Lee also doubts the new mill"
    assert told(text, "Lee", "also", "the new mill", "PROPN ADV VERB DET ADJ NOUN") == ("Lee", "also doubts")
    text = "Lee expressed doubts about the new mill"
    assert told(text, "Lee", "expressed", "the new mill", "PROPN VERB NOUN ADP DET ADJ NOUN") == ("Lee", "expressed doubts about")
    text = "Lee told Ott the mill would close"
    assert told(text, "Lee", "told", "the mill would close", "PROPN VERB PROPN DET NOUN AUX VERB") == ("Lee", "told")


def test_a_source_of_the_model_has_no_stray_ends() -> None:
    text = "of clerks , last week doubt the new mill"
    assert told(text, "of clerks , last", "doubt", "the new mill", "ADP NOUN PUNCT ADJ NOUN VERB DET ADJ NOUN") == ("clerks", "doubt")
