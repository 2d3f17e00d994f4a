"""Which language a text is in: by its script where one language has it alone, else by py3langid's model.

What tells a language by itself (Hangul, kana, Hebrew, Greek, Thai, Devanagari, Georgian, Armenian) is decided here, so
that a Korean text full of Latin names stays Korean. Among the languages of the Latin, Cyrillic, Arabic and Han scripts
the model decides [1]_; names without a word in small letters, and what the model is not sure of, give None, which
means "not decided". Mixed texts give the language of most letters.

References
----------
.. [1] M. Lui and T. Baldwin, "langid.py: An Off-the-shelf Language Identification Tool", ACL 2012; kept up to date as
   ``py3langid``.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 2000
_SURE = 0.5
"""Share of the probability that the likeliest language must have."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?")
_SCRIPTS = re.compile(
    r"(?P<latin>[A-Za-z\u00aa-\u024f\u1e00-\u1eff]+)|(?P<cyrillic>[\u0400-\u052f]+)"
    r"|(?P<ko>[\uac00-\ud7a3\u1100-\u11ff]+)"
    r"|(?P<ja>[\u3040-\u30ff]+)|(?P<han>[\u4e00-\u9fff\u3400-\u4dbf]+)|(?P<arabic>[\u0600-\u06ff\u0750-\u077f]+)"
    r"|(?P<he>[\u0590-\u05ff]+)|(?P<el>[\u0370-\u03ff\u1f00-\u1fff]+)|(?P<th>[\u0e00-\u0e7f]+)|(?P<hi>[\u0900-\u097f]+)"
    r"|(?P<ka>[\u10a0-\u10ff]+)|(?P<hy>[\u0530-\u058f]+)"
)
_BY_SCRIPT = {
    "latin": (
        *("en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "sk", "hu", "ro", "tr", "sv", "no", "da", "fi", "et"),
        *("lv", "lt", "vi", "id"),
    ),
    "cyrillic": ("uk", "ru", "be", "bg", "sr", "mk"),
    "arabic": ("ar", "fa", "ur"),
}
"""The languages that are told apart, by script."""


@lru_cache(maxsize=64)
def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that most of the text is in, None when it cannot be told.

    Examples
    --------
    >>> detect_language("The ministry said on Friday that it had no knowledge of the matter.")
    'en'
    >>> detect_language("Президент заявив, що розвідка має ці дані, але не може їх підтвердити.")
    'uk'
    >>> detect_language("북한군이 러시아에 파병됐다고 밝혔다.")
    'ko'
    >>> detect_language("1,500 (2024)") is None
    True
    """
    sample = _sample(text)
    letters: Counter[str] = Counter()
    for match in _SCRIPTS.finditer(sample):
        if match.lastgroup is not None:
            letters[match.lastgroup] += match.end() - match.start()
    if not letters:
        return None
    # kana decide for Japanese among Han; a Korean text may hold much Latin and Han
    if letters["ja"] * 8 > letters["han"] and letters["ja"] * 3 > letters["latin"]:
        letters["ja"] += letters.pop("han", 0)
    weights = {script: count * (3 if script in {"ko", "han", "ja"} else 1) for script, count in letters.items()}
    script = max(sorted(weights), key=lambda name: weights[name])
    if script == "han":
        return "zh"
    return _modelled(sample, script) if script in _BY_SCRIPT else script


def _sample(text: str) -> str:
    """Return the beginning and a piece of the middle: a page's head is often navigation."""
    if len(text) <= _SAMPLE:
        return text
    half, middle = _SAMPLE // 2, len(text) // 2
    return f"{text[:half]} {text[middle : middle + half]}"


def _modelled(sample: str, script: str) -> str | None:
    words = _WORD.findall(sample)
    if script != "arabic" and not any(word.islower() for word in words):
        return None
    language, probability = _model(script).classify(" ".join(words))
    return str(language) if probability >= _SURE else None


@lru_cache(maxsize=len(_BY_SCRIPT))
def _model(script: str) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(_BY_SCRIPT[script])
    return model
