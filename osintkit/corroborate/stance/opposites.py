"""Opposite predicates: a passage that uses the other one of a pair says something else than the claim.

Two kinds of pairs. Of ``rose`` and ``fell`` only one is true of one thing and time; of ``arrived`` and ``left`` both
may be, one after the other, so the second kind withholds support and refutes nothing.
"""

from __future__ import annotations

import re

from osintkit.corroborate.text.stems import stem

_EXCLUDING = (
    "rise rose risen increase increased grow grew grown | fall fell fallen drop dropped decline declined decrease",
    "survive survived alive | die died dead killed",
    "win won | lose lost",
    "accept accepted approve approved | reject rejected refuse refused veto vetoed",
    "guilty convicted | innocent acquitted cleared",
    "succeed succeeded | fail failed",
    "raise raised | lower lowered cut",
)
_FOLLOWING = (
    "arrive arrived enter entered | leave left depart departed withdraw withdrew withdrawn",
    "join joined | quit leave left",
    "send sent deliver delivered supply supplied | withhold withheld recall recalled withdraw withdrew",
    "open opened reopen reopened | close closed shut",
    "begin began begun start started resume resumed | end ended stop stopped halt halted suspend suspended",
    "free freed release released | arrest arrested detain detained jail jailed",
    "advance advanced | retreat retreated",
    "appoint appointed hire hired | sack sacked dismiss dismissed fire fired",
    "buy bought | sell sold",
    "impose imposed | lift lifted",
    "attack attacked | withdraw withdrew",
)
_WORD = re.compile(r"[^\W\d_]+")


def _table(pairs: tuple[str, ...]) -> dict[str, tuple[frozenset[str], ...]]:
    """Return for each word the words of its side and those of the other side."""
    table: dict[str, tuple[frozenset[str], ...]] = {}
    for line in pairs:
        left, right = (frozenset(map(stem, side.split())) for side in line.split("|"))
        for own, other in ((left, right), (right, left)):
            for word in own:
                before = table.get(word, (frozenset(), frozenset()))
                table[word] = (before[0] | own, before[1] | other)
    return table


_EXCLUDES, _FOLLOWS = _table(_EXCLUDING), _table(_FOLLOWING)


def opposite(claim: str, clause: str) -> tuple[str, bool] | None:
    """Return the word of a clause that is the opposite of a claim's, and whether one excludes the other.

    Examples
    --------
    >>> opposite("Exports rose in May.", "Exports fell by a tenth in May.")
    ('fell', True)
    >>> opposite("The convoy arrived in Solna.", "The convoy left Solna.")
    ('left', False)
    >>> opposite("Exports rose in May.", "Exports rose in May and fell in June.")
    """
    asked = {stem(word.casefold()) for word in _WORD.findall(claim)}
    said = {stem(word.casefold()): word for word in reversed(_WORD.findall(clause))}
    for table, excludes in ((_EXCLUDES, True), (_FOLLOWS, False)):
        for word in sorted(asked & table.keys()):
            own, other = table[word]
            if own & said.keys() or other & asked:
                continue
            found = next((said[one] for one in said if one in other), None)
            if found is not None:
                return found, excludes
    return None
