"""Names of one thing: abbreviations that news takes for known, and places by every name that the gazetteer has."""

from __future__ import annotations

import re
from functools import lru_cache

from osintkit.corroborate.text.ngrams import fold

_ONE = """
isis | isil | islamic state | daesh
us | u.s | u.s. | usa | united states | america | american | americans
uk | u.k | u.k. | united kingdom | britain | great britain | british
un | u.n | u.n. | united nations
eu | e.u. | european union
nato | north atlantic treaty organization
who | world health organization
dhs | department of homeland security | homeland security
fbi | federal bureau of investigation
cia | central intelligence agency
ipcc | intergovernmental panel on climate change
dprk | north korea | north korean | north koreans
rok | south korea | south korean | south koreans
prc | china | chinese
uae | united arab emirates
covid-19 | covid | covid19 | coronavirus | sars-cov-2 | sars cov 2 | 2019-ncov
hiv | aids
"""
_LINES = [[name.strip() for name in line.split("|")] for line in _ONE.strip().splitlines()]
_KEYS = {fold(name): f"@{number}" for number, line in enumerate(_LINES) for name in line}
_CASED = frozenset({"us", "who"})
_NAME = re.compile(
    r"(?<![\w.])(?:" + "|".join(re.escape(name) for name in sorted(_KEYS, key=len, reverse=True)) + r")(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def named_in(text: str) -> frozenset[str]:
    """Return keys of what a text names by any of its known names.

    >>> bool(named_in("fighters of the Islamic State") & named_in("ISIS said")), named_in("he told us")
    (True, frozenset())
    """
    found = set()
    for match in _NAME.finditer(text):
        name = match.group()
        if name.lower() in _CASED and not name.isupper():
            continue
        found.add(_KEYS[fold(name)])
    return frozenset(found)
