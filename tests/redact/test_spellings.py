"""Names are found however they are spelt, and only they."""

from __future__ import annotations

import base64
import time
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.redact.spellings import MARK, Spellings, accounts, fold, names_of

JANE = Spellings(names_of("Jáne Roe-Müller", ["Яна Рощина", "김정은", "@jane_roe84"]))


@pytest.mark.parametrize(
    "text",
    [
        "JANE ROE-MÜLLER",
        "jane roe-mueller".replace("ue", "u"),
        unicodedata.normalize("NFD", "Jáne Roe-Müller"),
        "Jane\nRoe\r\nMuller",
        "Ja\u00adne\u200b Roe\u2011Müll\u2060er",
        "J\u200da\ufeffne Roe\u00a0Müller",
        "Jane_Roe_Muller.pdf",
        "https://example.org/jane-roe-muller/1",
        "https://example.org/?q=" + quote("Jáne Roe-Müller"),
        "https://example.org/" + quote(quote("Яна Рощина")),
        "janeroemuller",
        "ｊａｎｅ ｒｏｅ ｍｕｌｌｅｒ",
        "𝐉𝐚𝐧𝐞 𝐑𝐨𝐞 𝐌𝐮𝐥𝐥𝐞𝐫",
        "Jаne Rое Müller",  # with Cyrillic letters that look like Latin ones
        "about Яну Рощину, of Яны Рощиной",
        "김정은이 말했다",
        "@Jane_Roe84:",
        "the Müllers? Jane Roe-Müller's",
    ],
)
def test_a_name_is_found_in_any_spelling(text: str) -> None:
    assert text in JANE
    masked = JANE.mask(text)
    assert MARK in masked
    assert masked not in JANE


@pytest.mark.parametrize("text", ["", "Jane met Roe, a Müller", "Janeroe", "roe-muller jane", "Jane Roe", "김정", "Ян"])
def test_what_is_not_the_name_stays(text: str) -> None:
    assert JANE.mask(text) == text


def test_a_mark_tells_neither_length_nor_whose_name_it_was() -> None:
    both = Spellings(["Al", "Wolfeschlegelsteinhausenbergerdorff"])
    assert both.mask("Al said.") == both.mask("Wolfeschlegelsteinhausenbergerdorff said.") == f"{MARK} said."


def test_nothing_to_hide_hides_nothing() -> None:
    for none in (Spellings([]), Spellings(["", "?", "x"])):
        assert not none
        assert none.mask("anything ?") == "anything ?"


def test_an_account_is_read_from_its_address() -> None:
    assert accounts("https://www.youtube.com/@JaneRoe/videos") == ("JaneRoe",)
    assert accounts("https://vk.com/profile.php?id=1000123") == ("1000123",)
    assert accounts("t.me/janeroe") == ("janeroe",)


def test_a_long_text_takes_no_long_time() -> None:
    spellings = Spellings([f"Person {number} of {number} Streets" for number in range(200)])
    text = base64.b64encode(bytes(range(256)) * 4000).decode() + " a" * 200_000
    started = time.process_time()
    assert spellings.spans(text) == []
    assert time.process_time() - started < 5


@given(st.text(max_size=60), st.text(max_size=60))
def test_masking_is_complete_and_keeps_everything_else(before: str, after: str) -> None:
    roe = Spellings(["Jane Roe"])
    text = f"{before} Jane Roe {after}"
    masked = roe.mask(text)
    assert masked not in roe
    spans = roe.spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert len(masked) == len(text) + sum(len(MARK) - (end - start) for start, end in spans)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
