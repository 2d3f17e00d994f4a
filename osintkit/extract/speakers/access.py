"""How near a speaker stands to what it says, and the words that tell."""

from __future__ import annotations

import re

from osintkit.extract.attribution import lexicon_words as words
from osintkit.model import Access, SourceKind

_ISSUES = frozenset(
    [
        "announce",
        "vow",
        "pledge",
        "promise",
        "threaten",
        "refuse",
        "decline",
        "apologize",
        "apologise",
        "order",
        "endorse",
        "deny",
        "admit",
        "confess",
        "agree",
        "plan",
        "intend",
        "decide",
        "resolve",
        "swear",
        "declare",
        "reject",
        "instruct",
        "command",
        "forbid",
        "guarantee",
        "commit",
        "propose",
        "offer",
        "request",
        "demand",
        "acknowledge",
    ]
)
_SEES = frozenset(
    [
        "find",
        "observe",
        "estimate",
        "show",
        "see",
        "hear",
        "discover",
        "learn",
        "calculate",
        "demonstrate",
        "detect",
        "record",
        "witness",
    ]
)
_REPEATS = frozenset(
    [
        "report",
        "quote",
        "cite",
        "relay",
        "reportedly",
        "allegedly",
        "supposedly",
        "purportedly",
        "echo",
        "repeat",
        "parrot",
    ]
)
_BODIES = (
    words.ORGANISATIONS | words.ROLES | {"staff", "guard", "command", "headquarters", "directorate"}
) - words.PRESS
_OWN_SERVICE = re.compile(r"\b(?:press (?:service|office|centre|center)|(?:intelligence|spy) agency)\b", re.IGNORECASE)
_MATERIAL = r"(?:video|footage|photo|image|document|letter|recording|clip|file|memo|email)s?"
_PASSED_ON = r"(?:shared|released|published|posted|obtained|circulated)"
# each pattern names the first letters it may begin with: most words are passed over at once
_FIRST_HAND = re.compile(
    r"\b(?=[iweho])"
    r"(?:(?:I|we) (?:saw|heard|filmed|counted|recorded|witnessed|found|detected|observed|measured|intercepted"
    r"|collected|verified)|eyewitness(?:es)?|with (?:my|our) own eyes|(?:has|have|had) (?:detected|observed|intercepted"
    r"|counted|recorded)|(?:our|its) own (?:count|data|imagery|observations?))\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?=[vfpidlrcmeos])"
    rf"(?:{_MATERIAL}\b[^.;]{{0,40}}\b(?:{_PASSED_ON}|provided|leaked) by|(?:obtained|seen|reviewed|viewed) by"
    rf"|{_PASSED_ON} (?:an? |the |some |several )?(?:\w+ ){{0,2}}{_MATERIAL})\b",
    re.IGNORECASE,
)
_RELAYED = re.compile(
    r"\b(?:citing|cited|according to|quoting|quoted|referring to (?:reports?|sources?)|(?:media|press|news) reports?)",
    re.IGNORECASE,
)


def judge_access(
    passage: str, lemma: str, speaker: str, upstream: tuple[str, ...], kind: SourceKind | None = None
) -> tuple[Access, tuple[str, ...]]:
    """Return the access of a statement and the words that decided it.

    Parameters
    ----------
    passage
        The statement's words.
    lemma
        The cue's verb.
    speaker
        The speaker's words.
    upstream
        On whose word it speaks.
    kind
        What the speaker is, when it is declared.

    Examples
    --------
    >>> judge_access("The ministry vowed to answer.", "vow", "The ministry", ())
    (<Access.ISSUER: 'issuer'>, ('vow',))

    Who is no press reports of its own:

    >>> judge_access("The ministry reported two deaths.", "report", "The ministry", ())
    (<Access.UNKNOWN: 'unknown'>, ())
    >>> judge_access("Reuters reported two deaths.", "report", "Reuters", ())
    (<Access.REPEATER: 'repeater'>, ('report',))
    """
    if upstream:
        found = _RELAYED.search(passage)
        return Access.REPEATER, (found.group(),) if found else upstream[:1]
    for pattern, access in ((_HOLDS, Access.HOLDER), (_FIRST_HAND, Access.FIRST_HAND)):
        found = pattern.search(passage)
        if found is not None:
            return access, (found.group(),)
    if lemma in _REPEATS and not (lemma == "report" and _is_its_own(speaker, kind)):
        return Access.REPEATER, (lemma,)
    head = speaker.casefold().split()[-1:] or [""]
    if lemma in _SEES or (lemma == "show" and head[0] in words.EVIDENCE):
        return Access.FIRST_HAND, (lemma,)
    if lemma in _ISSUES:
        return Access.ISSUER, (lemma,)
    return Access.UNKNOWN, ()


def _is_its_own(speaker: str, kind: SourceKind | None) -> bool:
    """Tell a body that reports what it knows from the press, which reports what others know."""
    if kind is not None:
        return kind is not SourceKind.OUTLET
    if _OWN_SERVICE.search(speaker):
        return True
    said = set(re.findall(r"[^\W\d_]+", speaker.casefold()))
    return not said & words.PRESS and bool({word.rstrip("s") for word in said} & _BODIES or said & _BODIES)
