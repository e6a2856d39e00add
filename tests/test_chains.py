"""By whom words came: speech within speech, and outlets that carry what they are told."""

import pytest

from onrecord.model.speech import SourcingChain
from tests.speech_house import Told


def way(text: str, outlet: str | None = None) -> dict[str, tuple[str | None, list[str]]]:
    """What is said, by its first words -> who says it, and who reports it, the outermost first; all in the article's words."""
    told = Told(text, outlet)
    chains = {chain.attributions[-1]: chain for chain in told.chains}
    sources = {source.id: source for source in told.sources}
    quoted = {quotation.id: quotation for quotation in told.quotations}
    found = {}
    for tie in told.attributions:
        source = told.source_of(tie.id)
        said = " … ".join(told.words(piece) for piece in quoted[tie.quotation].content)
        reporters = [] if tie.id not in chains else [told.words(sources[one].span) for one in chains[tie.id].reporters]
        found[f"{said} ({'' if tie.cue is None else told.cue_of(tie.cue)})"] = (
            None if source is None else told.words(source.span),
            reporters,
        )
    return found


def test_what_an_outlet_reports_that_somebody_said_is_said_by_both():
    assert way("Lind News reported on Monday that a senior official said the plan was dead.") == {
        "a senior official said the plan was dead (reported)": ("Lind News", []),
        "the plan was dead (said)": ("a senior official", ["Lind News"]),
    }


def test_the_depth_is_free():
    text = "Ms Orla Venn said: “I went in. The boy said a man from the fair had told him that they were moving on.”"
    found = way(text)
    assert found["a man from the fair had told him that they were moving on (said)"] == ("The boy", ["Ms Orla Venn"])
    assert found["they were moving on (told)"] == ("a man from the fair", ["Ms Orla Venn", "The boy"])


def test_a_quotation_within_a_quotation():
    found = way("“My father walked out, and he told me, ‘Take a stool,’” said Ida Marsh, a weaver.")
    assert found["‘Take a stool,’ (told)"] == ("he", ["Ida Marsh, a weaver"])


@pytest.mark.parametrize(
    ("text", "content", "source", "reporters"),
    [
        ("Ann Lee told the Daily Mail the plan was dead.", "the plan was dead (told)", "Ann Lee", ["the Daily Mail"]),
        ("“It is dead,” Ann Lee told Radio Lind.", "“It is dead,” (told)", "Ann Lee", ["Radio Lind"]),
        ("The Mail quoted Ann Lee as saying: “It is dead.”", "“It is dead.” (saying)", "Ann Lee", ["The Mail"]),
        (
            "According to the weekly Lind Post, two bidders complained that the terms were changed.",
            "the terms were changed (complained)", "two bidders", ["the weekly Lind Post"],
        ),
        (
            "In an article published on Politico, Ann Lee and Bob Marsh noted that the plan was dead.",
            "the plan was dead (noted)", "Ann Lee and Bob Marsh", ["Politico"],
        ),
        (
            "“My sister used to tell buyers that the cheese was good,” Marsh said.",
            "the cheese was good (tell)", "My sister", ["Marsh"],
        ),
        ("Radio Lind, quoting a spokesman, said the bridge was shut.", "the bridge was shut (quoting)", "a spokesman", ["Radio Lind"]),
        ("The bridge is shut, the Lind Post reported, citing police.", "The bridge is shut (citing)", "police", ["the Lind Post"]),
        (
            "The Lind Post said the price rose, citing a trader who said the firm “bought the lot.”",
            "the firm “bought the lot.” (said)", "a trader who", ["The Lind Post"],
        ),
    ],
)  # fmt: skip
def test_ways_of_passing_on(text, content, source, reporters):
    assert way(text)[content] == (source, reporters)


@pytest.mark.parametrize(
    "text",
    [
        "Lee said he believed that the plan was dead.",
        "Lee said that if the mayor says the plan is dead, he will go.",
        "Lee said somebody told him that the plan was dead.",
        "“I said that the plan was dead,” Lee recalled.",
        "Lee said nobody told him that the plan was dead.",
        "Lee said the mayor would say that the plan was dead.",
        "Ann Lee told reporters the plan was dead.",
        "Ann Lee told the court the plan was dead.",
        "Ann Lee told Bob Post the plan was dead.",
        "Lee said he would resign, citing ill health.",
        "The Lind Post reported the price had risen, citing a lack of rain.",
        "In an article on Tuesday, Ann Lee noted that the plan was dead.",
        "“The plan is dead,” Lee said. “Bury it.”",
    ],
)
def test_nobody_is_made_to_report(text):
    assert Told(text).chains == ()


def test_a_pronoun_that_is_the_speaker_himself_is_no_chain():
    assert Told("Ann Lee resigned. Ann Lee said she had said that it was over.").chains == ()


def test_the_article_s_own_outlet_does_not_report_what_it_was_told():
    text = "Ann Lee told the Post the plan was dead."
    assert [c.reporters for c in Told(text, "The Lind Evening Post").chains] == []
    assert len(Told(text, "The Marsh Courier").chains) == 1


def test_the_paper_is_the_outlet_named_last():
    text = "The Lind Courier has seen the letter. Ann Lee told the paper that it was a fake. “I never wrote it,” she said."
    found = way(text)
    assert found["it was a fake (told)"] == ("Ann Lee", ["Lind Courier"])
    assert found["“I never wrote it,” (said)"] == ("she", ["Lind Courier"])
    assert way("Ann Lee told the paper that it was a fake.")["it was a fake (told)"] == ("Ann Lee", [])


def test_attributions_of_a_chain_stand_in_one_another():
    told = Told("Lind News reported on Monday that a senior official said the plan was dead.")
    (chain,) = told.chains
    assert isinstance(chain, SourcingChain)
    outer, inner = (next(t for t in told.attributions if t.id == one) for one in chain.attributions)
    quoted = {quotation.id: quotation for quotation in told.quotations}
    assert quoted[outer.quotation].content[0].contains(quoted[inner.quotation].content[0])
    assert chain.reporters == (outer.source,)
    assert {s.speaker for s in told.statements} == {"Lind News", "a senior official"}


def test_one_report_by_two_is_one_quotation_with_two_attributions():
    told = Told("Radio Lind, quoting a spokesman, said the bridge was shut.")
    assert len(told.quotations) == 1
    assert [told.words(told.source_of(tie.id).span) for tie in told.attributions] == ["Radio Lind", "a spokesman"]
    assert len(told.statements) == 2


def test_who_is_told_in_a_pronoun_is_not_who_speaks():
    found = way("Orla Venn told Radio Lind that her agent had told him the Growers' Guild said the wells were dry.")
    assert found["the wells were dry (said)"][0] == "the Growers' Guild"
    assert "the wells were dry (told)" not in found


def test_her_brother_is_told_and_does_not_speak():
    assert way("Ida Marsh said Ann Lee had told her brother the wells were dry.")["the wells were dry (told)"] == ("Ann Lee", ["Ida Marsh"])


def test_nobody_has_the_words_of_another_cue_between():
    found = way("Ida Marsh said Bob Venn had told the two of them the Growers' Guild said the wells were dry.")
    assert all(source != "Bob Venn" for said, (source, _) in found.items() if said.startswith("the wells were dry"))


def test_whom_a_sentence_is_according_to_is_not_who_is_named_next():
    found = way("According to the Skerry Post, the harbour clerk, Ida Marsh, later told a court that the ledger was burnt.")
    assert found["the harbour clerk, Ida Marsh, later told a court that the ledger was burnt (According to)"] == ("the Skerry Post", [])
    assert found["the ledger was burnt (told)"] == ("the harbour clerk, Ida Marsh", ["the Skerry Post"])


def test_what_describes_whom_a_sentence_is_according_to_stays_with_it():
    found = way("According to Ann Lee, a clerk at the harbour, the ledger was burnt.")
    assert found == {"the ledger was burnt (According to)": ("Ann Lee, a clerk at the harbour", [])}
