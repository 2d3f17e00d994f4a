"""RSS and Atom: one document an entry; a document type, entities and depth are refused before parsing."""

import pytest

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Yonhap &amp; others</title>
<language>en-us</language>%s</channel></rss>"""
ITEM = """<item><title>On &lt;b&gt;troops&lt;/b&gt;</title><link>https://example.org/a</link>
<guid isPermaLink="false">n-1</guid>
<pubDate>Fri, 18 Oct 2024 23:30:00 -0500</pubDate><description>&lt;p&gt;Seoul said so.&lt;/p&gt;</description></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>News</title>
<entry><id>urn:x:1</id><title>On troops</title><link href="https://example.org/a"/>
<published>2024-10-18T09:00:00Z</published>
<author><name>A. Writer</name></author>
<content type="html">&lt;p&gt;Seoul&lt;/p&gt;&lt;p&gt;said &amp;amp; wrote.&lt;/p&gt;</content>
<summary>Short.</summary></entry>
<entry><id>urn:x:2</id><title>Second</title><updated>2024-10-20T09:00:00Z</updated></entry></feed>"""


def feed(*items: str) -> str:
    return RSS % "".join(items)


def test_an_rss_entry(one):
    document = one(feed(ITEM), "feed.xml")
    assert (document.part, document.title, document.publisher) == ("n-1", "On troops", "Yonhap & others")
    assert document.text == "On troops\n\nSeoul said so."
    assert document.published.text == "2024-10-18"
    assert (document.url, document.language) == ("https://example.org/a", "en")


def test_atom_entries(report_of):
    first, second = report_of(ATOM, "feed.xml").documents
    assert (first.part, first.author, first.publisher) == ("urn:x:1", "A. Writer", "News")
    assert first.text == "On troops\n\nSeoul\n\nsaid & wrote."
    assert first.published.text == "2024-10-18"
    assert second.text == "Second"
    assert second.published is None
    assert second.notes == ("the entry says when it was updated but not when it was published",)


def test_content_stands_before_the_summary(one):
    item = ITEM.replace(
        "</item>",
        "<content:encoded><![CDATA[<!DOCTYPE html><p>Seoul said so, and much more.</p>]]></content:encoded></item>",
    )
    assert one(feed(item), "feed.xml").text == "On troops\n\nSeoul said so, and much more."


def test_entries_of_one_id_stay_apart(report_of):
    report = report_of(feed(ITEM, ITEM.replace("Seoul", "Kyiv")), "feed.xml")
    assert [document.part for document in report.documents] == ["n-1", "n-1 (entry 2)"]
    assert len({document.id for document in report.documents}) == 2


def test_an_entry_without_id_has_its_link_then_its_number(report_of):
    items = ["<item><title>One</title><link>https://example.org/1</link></item>", "<item><title>Two</title></item>"]
    assert [d.part for d in report_of(feed(*items), "f.xml").documents] == ["https://example.org/1", "entry 2"]


def test_an_empty_entry_is_a_problem_and_the_rest_goes_on(report_of):
    report = report_of(feed("<item><link>https://example.org/1</link></item>", ITEM), "feed.xml")
    assert len(report.documents) == 1
    assert str(report.problems[0]) == "feed.xml: entry 1: it has neither title nor text"


def test_script_in_an_entry_is_no_text(one):
    body = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;p onclick=x&gt;Words&lt;/p&gt;"
    item = f"<item><title>T</title><description>{body}</description></item>"
    assert one(feed(item), "feed.xml").text == "T\n\nWords"


def test_only_web_addresses_are_kept(one):
    item = "<item><title>T</title><link>javascript:alert(1)</link></item>"
    assert one(feed(item), "feed.xml").url is None


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><rss version="2.0"><channel><item><title>&j;</title></item></channel></rss>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    '<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
)


@pytest.mark.parametrize(
    "document", [BOMB, OUTSIDE, '<!DOCTYPE rss SYSTEM "http://example.org/x.dtd">' + feed(ITEM).split("?>", 1)[1]]
)
def test_a_document_type_is_refused(report_of, document):
    (problem,) = report_of(document, "feed.xml").problems
    assert "feed.xml: the feed declares a document type or entities (DTD), which are never read" in str(problem)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_document_type_in_another_charset_is_refused_too(report_of, encoding):
    (problem,) = report_of(BOMB.encode(encoding), "feed.xml").problems
    assert "(DTD)" in str(problem)


def test_a_deep_feed_is_refused_before_parsing(report_of):
    (problem,) = report_of(feed("<a>" * 100_000), "feed.xml").problems
    assert "nested deeper than 512" in str(problem)


def test_deep_markup_inside_an_entry_costs_its_layout_alone(one):
    item = f"<item><title>T</title><description>{'&lt;div&gt;' * 5000}Words</description></item>"
    document = one(feed(item), "feed.xml")
    assert document.text == "T\n\nWords"
    assert any("cut out unparsed" in note for note in document.notes)


@pytest.mark.parametrize(
    "empty", [feed(), '<feed xmlns="http://www.w3.org/2005/Atom"/>', "<rss", "<rss><channel><item>"]
)
def test_a_feed_without_entries(report_of, empty):
    report = report_of(empty, "feed.xml", "application/rss+xml")
    assert not report.documents
    assert str(report.problems[0]).startswith("feed.xml: ")


def test_a_cut_feed_is_read_as_far_as_it_goes_and_says_so(report_of):
    report = report_of(feed(ITEM, ITEM.replace("n-1", "n-2"))[:-120], "feed.xml")
    assert report.documents[0].part == "n-1"
    assert any("not well-formed" in note for note in report.documents[0].notes)


def test_a_wrong_charset_declaration(one):
    data = feed(ITEM.replace("Seoul", "Сеул")).replace("UTF-8", "utf-16").encode()
    assert "Сеул said so." in one(data, "feed.xml").text


def test_a_declared_older_charset(one):
    data = feed(ITEM.replace("Seoul said so", "Сеул сказал так")).replace("UTF-8", "windows-1251").encode("cp1251")
    document = one(data, "feed.xml")
    assert "Сеул сказал так." in document.text
    assert document.notes == ("charset cp1251 (declared)",)


def test_control_characters_do_not_stop_the_feed(one):
    assert one(feed(ITEM.replace("said", "sa\x07id")), "feed.xml").part == "n-1"


def test_a_date_that_is_none_is_said(one):
    document = one(feed(ITEM.replace("Fri, 18 Oct 2024 23:30:00 -0500", "soon")), "feed.xml")
    assert document.published is None
    assert "published 'soon' is not a date; left out" in document.notes
