"""The words for numbers in English, Ukrainian, Russian and Korean.

English is complete for cardinals below 10^15 and simple fractions. Ukrainian and Russian have the cardinals to
ninety, the hundreds, and the scales with their cases and abbreviations; Korean the units that stand behind digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Number words of one language."""

    language: str = ""
    units: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    glued_scales: frozenset[str] = frozenset()
    """Scales that count only right behind digits (``10k``)."""
    bare_scales: frozenset[str] = frozenset()
    """Scales that are a number without one before them (``тысяча``)."""
    abbreviations: frozenset[str] = frozenset()
    vague: Mapping[str, float] = field(default_factory=dict)
    few: Mapping[str, float] = field(default_factory=dict)
    of: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    decimal_comma: bool = False
    starts: frozenset[str] = frozenset()


def _lexicon(**parts: object) -> NumberWords:
    lexicon = NumberWords(**parts)  # type: ignore[arg-type]  # the keywords are those of the dataclass
    starts = {*lexicon.units, *lexicon.vague, *lexicon.few, *lexicon.bare_scales}
    return NumberWords(**{**parts, "starts": frozenset(starts)})  # type: ignore[arg-type]  # as above


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH_UNITS = {
    word: float(value) for value, word in enumerate([*_ONES.split(), "seventeen", "eighteen", "nineteen"])
}
_ENGLISH_UNITS |= {word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)}
_ENGLISH_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
}

FRACTION_SIGNS = {
    "½": 0.5,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
DENOMINATORS = {
    "half": 2.0,
    "halves": 2.0,
    "third": 3.0,
    "thirds": 3.0,
    "quarter": 4.0,
    "quarters": 4.0,
    "fourth": 4.0,
    "fourths": 4.0,
    "fifth": 5.0,
    "fifths": 5.0,
    "sixth": 6.0,
    "sixths": 6.0,
    "eighth": 8.0,
    "eighths": 8.0,
    "tenth": 10.0,
    "tenths": 10.0,
}

_RUSSIAN_UNITS = {
    "ноль": 0, "один": 1, "одна": 1, "одного": 1, "одну": 1, "два": 2, "две": 2, "двух": 2, "двое": 2, "три": 3,
    "трех": 3, "трёх": 3, "трое": 3, "четверо": 4,
    "пятеро": 5, "шестеро": 6, "семеро": 7, "восьмеро": 8, "девятеро": 9, "десятеро": 10,
    "четыре": 4, "четырех": 4, "четырёх": 4, "пять": 5, "пяти": 5, "шесть": 6,
    "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10,
    "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16,
    "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "двадцати": 20, "тридцать": 30,
    "тридцати": 30, "сорок": 40, "сорока": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70,
    "восемьдесят": 80, "девяносто": 90, "сто": 100, "ста": 100, "двести": 200, "триста": 300, "четыреста": 400,
    "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800, "девятьсот": 900, "полтора": 1.5, "полторы": 1.5,
}  # fmt: skip
_UKRAINIAN_UNITS = {
    "нуль": 0, "один": 1, "одна": 1, "одного": 1, "одну": 1, "два": 2, "дві": 2, "двох": 2, "двоє": 2, "три": 3,
    "трьох": 3, "троє": 3, "чотири": 4, "чотирьох": 4, "п'ять": 5, "п'яти": 5, "шість": 6, "шести": 6, "сім": 7,
    "семи": 7, "вісім": 8, "восьми": 8, "дев'ять": 9, "дев'яти": 9, "десять": 10, "десяти": 10, "одинадцять": 11,
    "дванадцять": 12, "тринадцять": 13, "чотирнадцять": 14, "п'ятнадцять": 15, "шістнадцять": 16, "сімнадцять": 17,
    "вісімнадцять": 18, "дев'ятнадцять": 19, "двадцять": 20, "двадцяти": 20, "тридцять": 30, "тридцяти": 30,
    "сорок": 40, "п'ятдесят": 50, "шістдесят": 60, "сімдесят": 70, "вісімдесят": 80, "дев'яносто": 90, "сто": 100,
    "ста": 100, "двісті": 200, "триста": 300, "чотириста": 400, "п'ятсот": 500, "шістсот": 600, "сімсот": 700,
    "четверо": 4, "п'ятеро": 5, "шестеро": 6, "семеро": 7, "восьмеро": 8, "дев'ятеро": 9, "десятеро": 10,
    "вісімсот": 800, "дев'ятсот": 900, "півтори": 1.5, "півтора": 1.5,
}  # fmt: skip
_RUSSIAN_SCALES = {
    "тыс": 1e3, "десятков": 10, "сотен": 100,
    "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "тысячу": 1e3, "тысячам": 1e3, "тысячами": 1e3,
    "млн": 1e6, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6, "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9,
    "миллиардов": 1e9,
}  # fmt: skip
_UKRAINIAN_SCALES = {
    "тис": 1e3, "десятків": 10, "сотень": 100,
    "тисяча": 1e3, "тисячі": 1e3, "тисяч": 1e3, "тисячу": 1e3, "тисячам": 1e3, "тисячами": 1e3,
    "млн": 1e6, "мільйон": 1e6, "мільйона": 1e6, "мільйони": 1e6, "мільйонів": 1e6, "млрд": 1e9, "мільярд": 1e9,
    "мільярда": 1e9, "мільярдів": 1e9,
}  # fmt: skip


def _typographic(words: Mapping[str, float]) -> dict[str, float]:
    """Return the words with each of the apostrophes that Ukrainian texts use."""
    return {word.replace("'", mark): float(value) for word, value in words.items() for mark in "'\u2019\u02bc"}


_KOREAN_VAGUE = {"수십": 20.0, "수백": 200.0, "수천": 2000.0, "수만": 20000.0}
LEXICONS: dict[str, NumberWords] = {
    "": NumberWords(),
    "en": _lexicon(
        language="en",
        units=_ENGLISH_UNITS,
        scales=_ENGLISH_SCALES,
        glued_scales=frozenset({"k", "m", "mn", "bn", "b", "tn"}),
        vague={
            "tens": 20.0,
            "dozens": 24.0,
            "scores": 40.0,
            "hundreds": 200.0,
            "thousands": 2000.0,
            "millions": 2e6,
            "billions": 2e9,
            "trillions": 2e12,
        },
        few={"several": 2.0, "few": 2.0, "many": 2.0},
        of=frozenset({"of"}),
        joins=frozenset({"-", "and"}),
    ),
    "ru": _lexicon(
        language="ru",
        units={word: float(value) for word, value in _RUSSIAN_UNITS.items()},
        scales=_RUSSIAN_SCALES,
        bare_scales=frozenset({"тысяча", "тысячу", "миллион"}),
        abbreviations=frozenset({"тыс", "млн", "млрд"}),
        vague={"десятки": 20.0, "сотни": 200.0, "тысячи": 2000.0, "миллионы": 2e6},
        few={"несколько": 2.0, "нескольких": 2.0},
        of=frozenset(),
        decimal_comma=True,
    ),
    "uk": _lexicon(
        language="uk",
        units=_typographic(_UKRAINIAN_UNITS),
        scales=_UKRAINIAN_SCALES,
        bare_scales=frozenset({"тисяча", "тисячу", "мільйон"}),
        abbreviations=frozenset({"тис", "млн", "млрд"}),
        vague={"десятки": 20.0, "сотні": 200.0, "тисячі": 2000.0, "мільйони": 2e6},
        few={"кілька": 2.0, "декілька": 2.0, "кількох": 2.0, "декількох": 2.0},
        of=frozenset(),
        decimal_comma=True,
    ),
    "ko": _lexicon(
        language="ko",
        vague={f"{word}{unit}": low for word, low in _KOREAN_VAGUE.items() for unit in ("", "명", "명의", "명이")},
    ),
}
KOREAN_UNITS = {"십": 1e1, "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
