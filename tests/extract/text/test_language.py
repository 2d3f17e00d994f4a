"""Which language a text is in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.text.language import detect_language
from osintkit.extract.text.tokens import sentence_numbers, tokenize


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that it had not been told of the matter.", "en"),
        ("Міністерство повідомило, що йому про це нічого не відомо.", "uk"),
        ("Министерство сообщило, что ему об этом ничего не известно.", "ru"),
        ("Міністэрства паведаміла, што яму пра гэта нічога не вядома, ён яшчэ не адказаў.", "be"),
        ("국방부는 이 문제에 대해 아는 바가 없다고 밝혔다.", "ko"),
        ("国防部表示对此事不知情。", "zh"),
        ("国防省はこの件について何も知らないと述べた。", "ja"),
        ("Das Ministerium sagte, dass es davon nichts weiß und nicht gefragt wurde.", "de"),
        ("Le ministère a dit qu'il ne savait rien de cette affaire et que les soldats sont dans la région.", "fr"),
        ("El ministerio dijo que no sabía nada de los soldados y que la noticia es falsa.", "es"),
        ("O ministério disse que não sabia de nada e que os soldados não são do país.", "pt"),
        ("Il ministero ha detto che non sapeva nulla della vicenda e che i soldati sono nel paese.", "it"),
        ("Ministerstwo podało, że nic o tym nie wie i że żołnierze są w kraju.", "pl"),
        ("Ministerstvo uvedlo, že o tom nic neví a že vojáci byli v zemi, řekl mluvčí.", "cs"),
        ("Bakanlık bu konuda bir bilgisi olmadığını ve askerlerin ülkede olduğunu söyledi.", "tr"),
        ("وزارت دفاع گفت که از این موضوع چیزی نمی‌داند", "fa"),
        ("قالت الوزارة إنها لا تعلم شيئا عن هذا الأمر", "ar"),
        ("Министерството заяви, че не знае нищо за това и че войниците са в страната.", "bg"),
    ],
)
def test_languages_are_told_apart(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", " ", "1,500 (2024)", "🙂🙂", "...", "KN-23 MLRS"])
def test_no_words_no_language(text):
    assert detect_language(text) is None


def test_one_language_stays_one_among_foreign_names():
    assert detect_language("북한군 약 1,500명이 Vladivostok 항구에 도착했다고 NIS 관계자가 밝혔다.") == "ko"


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_unicode_has_a_language_or_none(text):
    assert detect_language(text) is None or len(detect_language(text)) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_tokens_slice_and_leave_out_only_white_space(text):
    tokens = tokenize(text)
    rest = list(text)
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert text[start:end].lower() == word
        rest[start:end] = [""] * (end - start)
    assert "".join(rest).strip() == ""
    numbers = sentence_numbers(tokens)
    assert list(numbers) == sorted(numbers)
