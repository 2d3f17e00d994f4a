"""The words of a protected name that stand for it by themselves, in what analysts wrote: a surname, a nickname.

Captured texts are not searched for these: a common word there would be withheld wherever it stands. In the analysts'
own words it is the safe side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from osintkit.model import Source
from osintkit.redact.spellings import fold, names_of

_LEAST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HANGUL_NAME: Final = re.compile(r"[\uac00-\ud7a3]{3}")
_TITLES: Final = """
mr mrs ms miss dr prof professor sir lady lord saint captain colonel general lieutenant major sergeant admiral
president minister secretary senator governor mayor judge chief director head leader king queen prince
господин госпожа пан пані генерал полковник президент министр міністр депутат
"""
"""What people are called before their names."""
_BODIES: Final = """
mr mrs ms miss dr prof professor sir lady lord saint captain colonel general lieutenant major sergeant admiral
president minister secretary senator governor mayor judge chief director head leader king queen prince
господин госпожа пан пані генерал полковник президент министр міністр депутат the and for from with agency
army association authority bank board brigade bureau centre center channel church city club command commission
committee company congress corporation council county court department directorate embassy federation force
forces foundation front fund government group guard headquarters hospital house institute intelligence
international league media military ministry movement national navy network news newspaper observatory office
organisation organization parliament party police post press radio regional republic resident school security
service society source spokesman spokeswoman spokesperson state station team television times tribune union
united university voice war watch witness worker служба министерство міністерство агентство канал газета
новости новини источник джерело north south east west northern southern eastern western new old first second
third january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday
"""
"""Words of which the names of bodies are made, and of days."""
_COMMON: Final = frozenset(fold(word) for word in f"{_TITLES} {_BODIES}".split())
"""Words of names that by themselves tell nobody."""


def parts_of(protected: Iterable[Source], others: Iterable[Source], texts: Iterable[str]) -> tuple[str, ...]:
    """Return the words that stand for protected sources by themselves.

    A word of a name or an alias counts when it has three letters or more and begins with a capital (or its script has
    none), unless it is a title or another common word of names, a word of a source that is not protected, or a word
    of the case's own question and claims. Of a Korean name of three syllables the last two count as well.

    Parameters
    ----------
    protected, others
        Sources of the case.
    texts
        Title, question, claims and hypotheses of the case: what it is about must stay readable.

    Examples
    --------
    >>> from osintkit.model import SourceKind
    >>> quimby = Source(id="q", name="Zorblat Quimby", kind=SourceKind.PERSON, aliases=("General Zorblat",))
    >>> parts_of([quimby], [], [])
    ('Zorblat', 'Quimby')
    >>> parts_of([quimby], [], ["Was Zorblat taken?"])
    ('Quimby',)
    """
    known = {fold(word) for text in texts for word in _WORD.findall(text)}
    known |= {fold(word) for source in others for name in source.names for word in _WORD.findall(name)}
    found: dict[str, None] = {}
    for source in protected:
        for name in names_of(source.name, source.aliases):
            for word in _WORD.findall(name):
                found.update(dict.fromkeys(part for part in _stands(word) if fold(part) not in known))
    return tuple(found)


def _stands(word: str) -> Iterable[str]:
    if _HANGUL_NAME.fullmatch(word):
        yield from (word, word[1:])
    elif len(word) >= _LEAST and not word[0].islower() and fold(word) not in _COMMON:
        yield word


def all_parts(sources: Mapping[str, Source], former: Iterable[Source], texts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of every protected source among all, under the names of today and those of before.

    >>> all_parts({}, [], [])
    ()
    """
    protected = [source for source in sources.values() if source.protected]
    ids = {source.id for source in protected}
    before = [source for source in former if source.id in ids]
    return parts_of([*protected, *before], [one for one in sources.values() if not one.protected], texts)
