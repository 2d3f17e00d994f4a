"""Plain text and Markdown: headers become metadata, everything else stays where it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.errors import CaptureError
from osintkit.loaders import load
from osintkit.loaders.formats.markdown import plain
from osintkit.loaders.parts.header import read_front_matter, read_header
from osintkit.loaders.protocol import Facts
from osintkit.model import StatedDate

HEADER = "Publisher: Yonhap\nPublished: 2024-10-18\nURL: https://example.org/a\nTitle: On troops\nLanguage: en\n"
SEED = Path(__file__).resolve().parents[2] / "../shared/seed"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_header_becomes_metadata_and_the_text_begins_after_it(one, end):
    document = one((HEADER + "\nSeoul said so.\nMore.\n").replace("\n", end), "a.txt")
    assert document.text == "Seoul said so.\nMore.\n".replace("\n", end)
    assert (document.publisher, document.title, document.language) == ("Yonhap", "On troops", "en")
    assert document.published == StatedDate("2024-10-18")
    assert document.url == "https://example.org/a"
    assert document.notes == ("header of 5 lines read; the text begins after it",)


@pytest.mark.parametrize(
    "text",
    [
        "Speaker: NIS\nPlace: Seoul\n\nWords follow here.",
        "Seoul: a city\n\nWords follow here.",
        "Published:\n\nWords follow here.",
        "Title: a headline without any blank line\nWords follow here.",
        "Note to editors: call us\nTitle: x\n\nWords.",
        "24 C\nColombo\n\nTitle: late\n\nWords.",
        "https://example.org/a\n\nWords.",
    ],
)
def test_a_block_with_any_other_key_is_text(one, text):
    assert one(text, "a.txt").text == text


def test_a_key_that_is_nearly_one_is_said(one):
    document = one("Publishr: Yonhap\nTitle: On troops\n\nSeoul said so.", "a.txt")
    assert document.text.startswith("Publishr")
    assert "did you mean 'publisher'?" in document.notes[0]


def test_wrong_values_in_a_header_are_left_out_and_said(one):
    document = one("Publisher: Y\nPublished: soon\nURL: javascript:alert(1)\nLanguage: klingon\n\nWords.", "a.txt")
    assert (document.published, document.url, document.language) == (None, None, None)
    assert any("'soon' is not a date" in note for note in document.notes)
    assert any("not an http(s) address" in note for note in document.notes)


def test_a_header_without_text_is_an_error(report_of):
    (problem,) = report_of(HEADER + "\n", "a.txt").problems
    assert "a.txt: no text was found in it" in str(problem)


def test_what_was_declared_at_intake_stands_before_the_header(one):
    document = one(HEADER + "\nWords.", "a.txt", published=StatedDate("2024-10-19"), url="https://example.org/b")
    assert document.published == StatedDate("2024-10-19")
    assert document.url == "https://example.org/b"
    assert any("says it was published 2024-10-18; 2024-10-19 was declared" in note for note in document.notes)
    assert any("https://example.org/a" in note for note in document.notes)


def test_page_furniture_is_kept_and_the_headline_found(one):
    text = "24 C\nColombo\n\nArmy Sends Its Men Abroad: What Is Behind It?\n\nPublished:\n\n"
    text += "A minister said so.\n\nLEAVE A REPLY\n"
    document = one(text, "a.txt")
    assert document.text == text
    assert document.title == "Army Sends Its Men Abroad: What Is Behind It?"
    assert document.published is None


def test_a_printed_date_of_publication_is_read_and_said(one):
    document = one("Army Sends Its Men Abroad\n\nPublished: October 18, 2024\n\nA minister said so.\n", "a.txt")
    assert document.published == StatedDate("2024-10-18")
    assert document.notes == ("published 2024-10-18 read from line 3 of the text",)


@pytest.mark.skipif(not SEED.is_dir(), reason="the article that this test reads lies beside a working checkout only")
def test_the_seed_article_loads_whole(one):
    for path in sorted(SEED.glob("*.txt")):
        data = path.read_bytes()
        document = one(data, path.name)
        assert document.text == data.decode()
        assert document.published is None
        assert document.title.startswith("North Korea Mobilizes")
        assert document.notes == ()


def test_markdown_front_matter_and_marks(one):
    source = (
        "---\ntitle: \"On troops\"\npublisher: 'Yonhap'\npublished: 2024-10\n"
        "url: https://example.org/a\ntags: [a, b]\n---\n"
        '\n# On *troops*\n\nThe **NIS** said [so](https://example.org/b "t"), see ![map](m.png).\n\n> It _is_ so.\n'
    )
    document = one(source, "a.md")
    assert document.text == "On troops\n\nThe NIS said so, see map.\n\nIt is so.\n"
    assert (document.title, document.publisher, document.published.text) == ("On troops", "Yonhap", "2024-10")
    assert document.notes == ("front matter read; the text begins after it", "front matter keys left alone: tags")


def test_markdown_without_front_matter_takes_its_first_heading(one):
    document = one("Intro\n\n## The __heading__ ##\n\nWords.\n", "a.md")
    assert document.title == "The heading"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# A #\n", "A\n"),
        ("Title\n=====\nText\n---\n", "Title\nText\n"),
        ("* one\n+ two\n- three\n  * four\n", "- one\n- two\n- three\n  - four\n"),
        ("1. one\n", "1. one\n"),
        ("snake_case_name and 2*3*4 stay\n", "snake_case_name and 2*3*4 stay\n"),
        ("a \\*star\\* and \\# hash\n", "a *star* and # hash\n"),
        ("```python\n# not a heading\n**x**\n```\nend\n", "# not a heading\n**x**\nend\n"),
        ("`code` and <https://example.org/a>\n", "code and https://example.org/a\n"),
        ("[a][1]\n\n[1]: https://example.org/a\n", "a\n\n"),
        ("a <!-- hidden\nnote --> b\n", "a  b\n"),
        ("<script>alert(1)</script>\n", "<script>alert(1)</script>\n"),
        ("one\r\n\r\n**two**\r\n", "one\r\n\r\ntwo\r\n"),
        ("***\ntext\n- - -\n", "text\n"),
        ("$5 - 3 * 2\n", "$5 - 3 * 2\n"),
    ],
)
def test_markdown_marks(source, words):
    assert plain(source) == words


@given(st.text(max_size=300))
def test_plain_text_is_kept_to_the_character(text):
    facts = Facts()
    rest = read_header(text, facts)
    assert text.endswith(rest)
    assert rest == text or facts.notes


@given(st.text(alphabet="-: \r\ntiluramk#*_`[]()<>!\\a", max_size=300))
def test_odd_markdown_never_fails(text):
    facts = Facts()
    assert text.endswith(read_front_matter(text, facts))
    assert len(plain(text)) <= len(text)


@pytest.mark.parametrize(
    "bomb", ["[" * 50_000, "*a" * 50_000, "_" * 100_000, "`" * 100_001, "![" * 50_000, "<!--" * 30_000, "> " * 50_000]
)
def test_markdown_of_nothing_but_marks_is_read_in_time(report_of, bomb):
    report = report_of("Words. " + bomb, "a.md", "text/markdown")
    assert report.documents


def test_errors_name_the_file(capture_of):
    with pytest.raises(CaptureError, match=r"^empty\.txt: the file is empty"):
        load(capture_of(b"", "empty.txt"), b"", isolated=False)
