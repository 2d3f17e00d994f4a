"""A forwarded message: the words that name nobody are on the word of whom it is from, the others keep their speaker."""

from osintkit.extract import extract
from osintkit.model import Access, Document, Source, SourceKind

NAMES = {"watch": "Port Watch", "harbour": "Harbour"}
TEXT = "Two ships left the port.\n\nThe ministry said that twelve people were hurt.\n\nMore later."


def post(**fields):
    return Document(
        id="D-1", capture="0" * 64, text=TEXT, loader="telegram/1", language="en", publisher="Harbour", fields=fields
    )


def test_every_word_has_one_statement_and_the_origin_is_resolved():
    sources = tuple(Source(id=key, name=name, kind=SourceKind.OUTLET) for key, name in NAMES.items())
    found = extract(post(forwarded_from="Port Watch", sender="Harbour"), sources)
    passed_on = [one for one in found if one.form == "forwarded"]
    assert [one.passage.exact for one in passed_on] == ["Two ships left the port.", "More later."]
    assert all(one.speaker_source == "harbour" and one.upstream_sources == ("watch",) for one in passed_on)
    assert all(one.access is Access.REPEATER for one in passed_on)
    (named,) = [one for one in found if one.form != "forwarded"]
    assert (named.speaker, named.upstream) == ("The ministry", ())


def test_a_message_of_ones_own_is_read_like_any_text():
    assert not [one for one in extract(post(sender="Harbour"), ()) if one.form == "forwarded"]
