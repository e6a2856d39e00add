# ruff: noqa: E501  the files that are read are shown as they are
"""What agencies send: NewsML-G2 and ninjs."""

import json
from pathlib import Path

from tests.containers import article, opened, put, said

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:{n}" version="2">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="northlight"><name>Northlight Wire</name></provider>
<versionCreated>2025-11-18T10:00:00Z</versionCreated><firstCreated>2025-11-18T09:12:00Z</firstCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>Bridge closed</headline><by>By Ana Torve</by><creditline>Northlight</creditline><language tag="en-GB"/>
<subject qcode="medtop:04000000"><name>economy</name></subject></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The bridge closed.</p>'
    "<p>“We failed,” the mayor said.</p></body></html></inlineXML>"
)
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Bridge '
    "closed</hl1></hedline></body.head><body.content><p>The bridge closed.</p><p>“We failed,” the mayor said.</p></body.content></body></nitf></inlineXML>"
)
PLAIN = '<inlineData contenttype="text/plain">The bridge closed.\n\n“We failed,” the mayor said.</inlineData>'
PICTURE = '<remoteContent href="a.jpg" contenttype="image/jpeg"/>'


def item(content: str, n: int = 1, status: str = "usable") -> str:
    return ITEM.format(content=content, n=n, status=status)


def test_the_text_in_each_form(tmp_path: Path) -> None:
    for content, kind in ((XHTML, "html"), (NITF, "html"), (PLAIN, "text"), (PICTURE + XHTML, "html")):
        (raw,), failures = opened(put(tmp_path, "item.xml", item(content)))
        assert failures == []
        assert (raw.item, raw.format) == ("urn:wire:1", kind)
        assert "The bridge closed.\n" in article(raw).text
        assert "“We failed,” the mayor said." in article(raw).text


def test_what_an_item_declares(tmp_path: Path) -> None:
    (raw,), _ = opened(put(tmp_path, "item.xml", item(XHTML)))
    assert said(raw) == {
        "newsml:firstCreated": "2025-11-18T09:12:00Z", "newsml:versionCreated": "2025-11-18T10:00:00Z", "newsml:headline": "Bridge closed",
        "newsml:by": "By Ana Torve", "newsml:creditline": "Northlight", "newsml:provider": "Northlight Wire", "newsml:language": "en-GB",
        "newsml:subject": "economy", "newsml:extent": "full",
    }  # fmt: skip
    assert {d.origin: d.field for d in raw.declared}["newsml:versionCreated"] == "updated"


def test_a_message_of_many_and_what_was_cancelled(tmp_path: Path) -> None:
    items = item(XHTML, 1) + item(PLAIN, 2, "canceled") + item(PICTURE, 3) + item(PLAIN, 4, "withheld") + item(PLAIN, 5)
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    raws, failures = opened(put(tmp_path, "message.xml", message))
    assert [raw.item for raw in raws] == ["urn:wire:1", "urn:wire:5"]
    assert [(f.item, f.error) for f in failures] == [
        ("urn:wire:2", "its agency has cancelled this item"), ("urn:wire:3", "there is no text in this item"),
        ("urn:wire:4", "its agency has withheld this item"),
    ]  # fmt: skip


def test_a_cut_item(tmp_path: Path) -> None:
    raws, (failure,) = opened(put(tmp_path, "item.xml", item(XHTML)[:-100]))
    assert raws == []
    assert "not well-formed" in failure.error


OLD = {
    "uri": "urn:wire:1", "type": "text", "versioncreated": "2025-11-18T10:00:00Z", "firstcreated": "2025-11-18T09:12:00Z",
    "headline": "Bridge closed", "byline": "Ana Torve", "language": "en", "pubstatus": "usable",
    "body_text": "The bridge closed.", "body_xhtml": "<div><p>The bridge closed.</p></div>",
}  # fmt: skip
NEW = {
    "uri": "urn:wire:2", "versioncreated": "2025-11-18T10:00:00Z", "headlines": [{"role": "main", "value": "Ferry runs"}],
    "bodies": [{"role": "main", "contenttype": "text/plain", "value": "The ferry runs."}], "infosources": [{"name": "Northlight"}],
}  # fmt: skip


def test_ninjs_of_all_versions(tmp_path: Path) -> None:
    for data in (json.dumps([OLD, NEW]), json.dumps(OLD) + "\n" + json.dumps(NEW) + "\n"):
        raws, failures = opened(put(tmp_path, "items.json", data))
        assert failures == []
        assert [(raw.item, raw.format, article(raw).text.strip()) for raw in raws] == [
            ("urn:wire:1", "html", "The bridge closed."), ("urn:wire:2", "text", "The ferry runs."),
        ]  # fmt: skip
        assert said(raws[0])["ninjs:firstcreated"] == "2025-11-18T09:12:00Z"
        assert (said(raws[1])["ninjs:headline"], said(raws[1])["ninjs:infosource"]) == ("Ferry runs", "Northlight")


def test_ninjs_that_is_cancelled_empty_or_no_item(tmp_path: Path) -> None:
    bad = [{**OLD, "pubstatus": "canceled"}, {"uri": "urn:p", "type": "picture"}, 7, {**OLD, "body_text": 5, "body_xhtml": None}]
    raws, failures = opened(put(tmp_path, "items.json", json.dumps(bad)), format="ninjs")
    assert raws == []
    assert [failure.error for failure in failures] == [
        "its agency has cancelled this item", "this item is a picture and holds no text", "item 3 is not a JSON object",
        "there is no text in this item",
    ]  # fmt: skip


def test_rows_are_not_taken_for_ninjs(tmp_path: Path) -> None:
    (raw,), _ = opened(put(tmp_path, "rows.json", json.dumps([{"uri": "x", "text": "The bridge closed."}])))
    assert raw.format == "row"
