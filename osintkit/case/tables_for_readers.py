"""Tables and sentences as a reader sees them: names for ids, equal rows once, long lists cut and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from osintkit.display import visible
from osintkit.tables import texts

if TYPE_CHECKING:
    import pandas as pd

_SOURCES = ("speaker", "speaker_source", "upstream", "holder", "source", "owner", "family", "originator")
_ID = r"E-[0-9a-f]{12}"
_LISTED = re.compile(rf"\(({_ID}(?:, {_ID})+)(?:,? and (\d+) more)?\)")
_BARE = re.compile(rf"{_ID}(?:, {_ID}){{3,}}")
_DATED = re.compile(rf"\({_ID}, (\d{{4}}[-\d]*)\)")
_LEANS = re.compile(r"([^\s:|]+) leans on (\S+)")
_VOICE = re.compile(r"(\S+) ∈ (\S+)")
_QUOTED = 80
JOIN_RULES = {
    "same_originator": "the same source speaks",
    "cites": "it speaks on that source's word",
    "relies_on": "it leans on that source",
    "copy": "the same words",
    "same_picture": "the same picture",
    "same_owner": "one owner speaks through both",
    "unknown_origin": "nobody knows where it comes from",
    "loop": "it runs in a circle",
    "analyst": "an analyst put it there",
}


def named(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return the table with the names of sources where it has their ids.

    >>> import pandas as pd
    >>> named(pd.DataFrame({"speaker": ["nis", "x"]}), {"nis": "National Intelligence Service"})["speaker"].tolist()
    ['National Intelligence Service', 'x']
    >>> named(pd.DataFrame({"upstream": ["nis | x"]}), {"nis": "National Intelligence Service"})["upstream"].tolist()
    ['National Intelligence Service and x']
    """
    shown = frame.copy()
    for column in (name for name in _SOURCES if name in frame.columns):
        shown[column] = texts([_name(value, names) for value in frame[column]], frame.index)
    return shown


def voices(evidence: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return one row for each voice and stance: who said it on whose word, the oldest words, how many pieces.

    Outlets that only pass on the word of one source are one voice, shown by the oldest of them.

    Parameters
    ----------
    evidence
        Table ``evidence``.
    names
        Display names by source id.

    Returns
    -------
    pandas.DataFrame
        Columns ``said``, ``stance``, ``who``, ``quote``, ``estimate``, ``pieces``, ``evidence`` (the oldest piece).
    """
    import pandas as pd

    kept: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in evidence.itertuples():
        key = tuple(str(part) for part in (row.origin, _voice(row), row.stance))
        if key in kept:
            kept[key]["pieces"] += 1
            continue
        kept[key] = {
            "said": row.said,
            "stance": row.stance,
            "who": _who(row, names),
            "quote": row.quote,
            "estimate": row.estimate,
            "pieces": 1,
            "evidence": row.evidence,
        }
    return pd.DataFrame(
        kept.values(), columns=["said", "stance", "who", "quote", "estimate", "pieces", "evidence"], dtype=object
    )


def _voice(row: Any) -> str:
    """Return who speaks; outlets that pass on one source's word are one voice."""
    speaker = row.speaker if isinstance(row.speaker, str) else row.holder
    passed_on = isinstance(row.upstream, str) and speaker == row.holder
    return f"word of {row.upstream}" if passed_on else str(speaker)


def _who(row: Any, names: Mapping[str, str]) -> str:
    speaker, upstream, holder = (_name(value, names) for value in (row.speaker, row.upstream, row.holder))
    words = speaker or "no speaker named"
    if upstream and upstream != speaker:
        words += f", on the word of {upstream}"
    return words + (f", in {holder}" if holder and holder != speaker else "")


def joined(joins: pd.DataFrame, labels: Mapping[str, str], names: Mapping[str, str]) -> pd.DataFrame:
    """Return the reasons of every join, each origin and rule in one row.

    Parameters
    ----------
    joins
        Table ``joins``.
    labels
        Labels by origin id.
    names
        Display names by source id.

    Returns
    -------
    pandas.DataFrame
        Columns ``origin`` (its label), ``rule``, ``pieces`` (how many it joined) and ``proof``.
    """
    import pandas as pd

    rows = []
    for (origin, reason), group in joins.groupby(["origin", "reason"], sort=False):
        proofs = dict.fromkeys(proof for proof in group["proof"] if isinstance(proof, str))
        words = [_proof(proof, str(reason), names) for proof in proofs]
        label = labels.get(str(origin), str(origin))
        pooled = label.startswith("synthesis")
        rule = "it pools the same sources" if pooled else JOIN_RULES.get(str(reason), str(reason))
        rows.append(
            {
                "origin": label,
                "rule": rule,
                "pieces": group["right"].nunique(),
                "proof": some(words, 1),
            }
        )
    return pd.DataFrame(rows, columns=["origin", "rule", "pieces", "proof"], dtype=object)


def _proof(proof: str, reason: str, names: Mapping[str, str]) -> str:
    if reason == "copy":
        return f"“{proof if len(proof) <= _QUOTED else proof[:_QUOTED].rsplit(' ', 1)[0] + ' …'}”"
    words = _LEANS.sub(lambda found: f"{_name(found[1], names)} leans on {_name(found[2], names)}", proof)
    words = _VOICE.sub(lambda found: f"{_name(found[1], names)} speaks for {_name(found[2], names)}", words)
    parts = words.split(" | ")
    if len(parts) > 1 and parts[0].count(" → ") == 1:  # one step, which the declaration after it tells better
        del parts[0]
    return "; ".join(names.get(part, part) for part in parts)


def numbers(estimates: pd.DataFrame) -> pd.DataFrame:
    """Return the estimates, equal ones of one originator and day in one row with how many pieces give them.

    Parameters
    ----------
    estimates
        Table ``estimates``.

    Returns
    -------
    pandas.DataFrame
        The table, by what is counted and by day, with a column ``pieces``. ``current`` holds when one of the equal
        numbers is still current; a number that was changed on the way is never merged with one that was not, and
        ``changed_in`` names the evidence that changed it. ``counted`` is what it counts in words: "killed, soldiers".
    """
    keys = ["scope", "unit", "originator", "day", "said", "low", "best", "high", "distorts"]
    same = estimates.groupby(keys, dropna=False, sort=False)
    first = estimates.drop_duplicates(keys).assign(
        pieces=same["evidence"].transform("nunique"),
        current=same["current"].transform("max"),
        changed_in=estimates["evidence"].where(estimates["distorts"].notna()),
        counted=(estimates["scope"] + ", " + estimates["unit"].fillna("")).str.removesuffix(", "),
    )
    return first.sort_values(["scope", "unit", "day", "originator"], kind="stable")


def some(words: Sequence[str], most: int, joint: str = "; ") -> str:
    """Return a list in words, cut after so many with the number of the rest.

    >>> some(["a", "b", "c"], 2), some(["a"], 2)
    ('a; b; and 1 more', 'a')
    """
    more = len(words) - most
    return joint.join([*words[:most], f"and {more} more"]) if more > 0 else joint.join(words)


def plain(sentence: str, claims: Mapping[str, str], most: int = 6) -> str:
    """Return a sentence made for checking in a reader's form: ids counted, long lists cut, claims in words.

    >>> plain("2 origins: NIS (E-0123456789ab, E-0123456789ac, and 3 more); Peskov (E-0123456789ad).", {})
    '2 origins: NIS (5 pieces); Peskov (E-0123456789ad).'
    """
    words = _LISTED.sub(_counted, sentence)
    words = _DATED.sub(r"(\1)", words)
    words = _BARE.sub(lambda found: some(found[0].split(", "), 3, ", "), words)
    head, colon, tail = words.partition(": ")
    parts = tail.split("; ")
    if colon and len(parts) > most + 1:
        words = f"{head}: {some(parts, most)}."
    for claim in sorted(claims, key=len, reverse=True):
        words = re.sub(rf"(?<![\w“-]){re.escape(claim)}(?![\w-])", _words_of(claims[claim]), words)
    return words


def _counted(found: re.Match[str]) -> str:
    return f"({found[1].count('E-') + int(found[2] or 0)} pieces)"


def _words_of(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: f"“{text.rstrip('.')}”"


def _name(value: Any, names: Mapping[str, str]) -> str | None:
    """Return the name behind an id, or the names behind the several that a cell lists."""
    if not isinstance(value, str):
        return None
    return visible(sentence_list(names.get(one, one) for one in value.split(" | ")))


def sentence_list(words: Iterable[str]) -> str:
    """Return words as one enumeration.

    >>> sentence_list(["a", "b", "c"]), sentence_list(["a"])
    ('a, b and c', 'a')
    """
    kept = list(words)
    return " and ".join([", ".join(kept[:-1]), kept[-1]]) if len(kept) > 1 else "".join(kept)
