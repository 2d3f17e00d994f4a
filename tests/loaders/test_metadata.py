"""Title, author, publisher, day, address and language of a page, whichever way it states them."""

import json

import pytest


def page(head: str = "", body: str = "<p>Seoul said so.</p>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "On troops",
    "datePublished": "2024-10-18T09:00",
}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>On troops</title>", "On troops"),
        ("<title>On   troops\n | Yonhap</title><meta property='og:site_name' content='Yonhap'>", "On troops"),
        ("<title>x</title><meta property='og:title' content='On troops'>", "On troops"),
        ("<title>x</title>" + linked(**NEWS), "On troops"),
        ("", None),
    ],
)
def test_title(one, head, title):
    assert one(page(head), "a.html").title == title


def test_a_single_heading_is_the_title(one):
    assert one(page("<title>x</title>", "<h1>On <i>troops</i></h1><p>w"), "a.html").title == "On troops"
    assert one(page("<title>x</title>", "<h1>a</h1><h1>b</h1><p>w"), "a.html").title == "x"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2024-10-18T23:59:00-05:00'>", "2024-10-18"),
        ("<meta name='date' content='2024-10'>", "2024-10"),
        ("<meta name='DC.date.issued' content='18 October 2024'>", "2024-10-18"),
        ("<meta itemprop='datePublished' content='2024-10-18'>", "2024-10-18"),
        (linked(**NEWS), "2024-10-18"),
        (linked(**{"@graph": [{"@type": "WebSite"}, NEWS]}), "2024-10-18"),
        (f'<script type="application/ld+json">[{json.dumps(NEWS)}]</script>', "2024-10-18"),
        ("<meta property='article:modified_time' content='2024-10-18'>", None),
        ("<meta property='article:published_time' content='03/04/2024'>", None),
        ("", None),
    ],
)
def test_published(one, head, day):
    found = one(page(head), "a.html").published
    assert (found and found.text) == day


def test_two_places_that_disagree_are_both_named(one):
    head = "<meta property='article:published_time' content='2024-10-18'>" + linked(
        **{**NEWS, "datePublished": "2024-10-20"}
    )
    document = one(page(head), "a.html")
    assert document.published.text == "2024-10-18"
    assert any("2024-10-20 (JSON-LD)" in note for note in document.notes)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<time datetime='2024-10-18'>today</time>", "2024-10-18"),
        ("<time>18 October 2024</time>", "2024-10-18"),
        (
            "<time datetime='2024-10-20'></time><time itemprop='datePublished' datetime='2024-10-18'></time>",
            "2024-10-18",
        ),
        ("<time datetime='2024-10-20'></time><time class='published' datetime='2024-10-18'></time>", "2024-10-18"),
        ("<time datetime='2024-10-18'></time><time datetime='2024-10-20'></time>", None),
        ("<span itemprop='datePublished' content='2024-10-18'></span>", "2024-10-18"),
    ],
)
def test_time_elements(one, body, day):
    found = one(page("", body + "<p>w"), "a.html").published
    assert (found and found.text) == day


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"@type": "Person", "name": "A. Writer"}, "A. Writer"),
        ([{"name": "A. Writer"}, {"name": "B. Writer"}, {"name": "A. Writer"}], "A. Writer; B. Writer"),
        ("A. Writer", "A. Writer"),
        ({"name": {"x": 1}}, None),
        (7, None),
    ],
)
def test_linked_authors(one, author, name):
    assert one(page(linked(**NEWS, author=author)), "a.html").author == name


def test_an_address_is_no_author(one):
    assert one(page("<meta property='article:author' content='https://example.org/me'>"), "a.html").author is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://example.org/a'>", "https://example.org/a"),
        ("<meta property='og:url' content='https://example.org/a'>", "https://example.org/a"),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical' href='http://[broken'>", None),
        ("<link rel='canonical' href='/a'>", None),
        ("<link rel='stylesheet' href='https://example.org/a'>", None),
    ],
)
def test_address(one, head, url):
    assert one(page(head), "a.html").url == url


def test_a_page_cannot_take_another_address_than_it_was_got_from(one):
    head = "<link rel='canonical' href='https://famous.example/a'>"
    document = one(page(head), "a.html", url="https://example.org/b")
    assert document.url == "https://example.org/b"
    assert any("https://famous.example/a" in note for note in document.notes)


@pytest.mark.parametrize(
    "block", ["{", '{"@type": NaN', "[" * 20_000, "", '"x"', "null", '{"@type": 7}', '{"@graph": {"@graph": 3}}']
)
def test_broken_linked_data_costs_itself_alone(one, block):
    document = one(page(f'<title>T</title><script type="application/ld+json">{block}</script>'), "a.html")
    assert document.title == "T"


def test_very_long_facts_are_cut(one):
    document = one(page(f"<meta property='og:title' content='{'x' * 5000}'>"), "a.html")
    assert len(document.title) == 1000
    assert "title of 5000 characters cut to 1000" in document.notes


@pytest.mark.parametrize(
    ("lang", "code"), [("en", "en"), ("ko-KR", "ko"), ("english", None), ("", None), ("zh_Hant", "zh")]
)
def test_language(one, lang, code):
    assert one(f"<!doctype html><html lang='{lang}'><body><p>w</p>", "a.html").language == code
