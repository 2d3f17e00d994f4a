"""What the origins of a claim make of it: an ordered decision table, and no score.

The first row whose condition holds gives the status and suggests the digit. Letters play no part: a letter is judged
of a source, a digit of a claim, apart from each other.

How the digits follow the Admiralty wording:

- 1, "confirmed by other independent sources; logical; consistent with other information": at least two independent
  origins of at least two families, both by name (an unnamed voice, or an account whose owner is unknown, may be any
  other one's), an admission against interest among them or not; no disinterested origin refutes. When a party that
  gains from it denies, two families without a stake must support; when only those support who gain from it, it is
  not more than 2.
- 2, "not confirmed; consistent with other information": several origins that nobody contradicts, of which one family
  speaks by name; an admission alone; two families by name of which too few are without a stake.
- 3, "not confirmed; agrees with some other information": a single origin; several unnamed ones; support by one family,
  or by no second one by name, that only an interested party contradicts; support from more families than
  disinterested ones refute.

"Corroborated" is said only of two families by name: who is not named, or has been heard only on the word of another
government or body, confirms nobody.
- 4, "doubtful": as much doubt as support, or a rumour that a known origin contradicts.
- 5, "contradicted by other information": disinterested origins refute, and nothing or less supports.
- 6, "no basis": nothing known supports or refutes; a bare denial by an interested party is no basis either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from osintkit.model import Credibility, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin that counts, as the table sees it."""

    family: str
    stance: Stance
    gains: Stance | None = None
    """What its family gains from; None when it has no stake."""
    named: bool = True
    """Whether it is somebody by name who was heard: an unnamed voice, or an account of an unknown owner, may be any
    other one's; who was heard only on the word of another body has confirmed nothing itself."""

    @property
    def interested(self) -> bool:
        """Whether it says what it gains from."""
        return self.gains is self.stance

    @property
    def against_interest(self) -> bool:
        """Whether it says the opposite of what it gains from."""
        return self.gains is not None and self.stance is not self.gains


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the table is asked about: the origins that take a side, and what is said without a known origin."""

    voices: tuple[Voice, ...] = ()
    unknown_supports: bool = False
    """Whether evidence of unknown origin (or only a synthesis, or a circle) supports."""
    deniers: tuple[str, ...] = ()
    """Party families that gain from refuting."""

    @property
    def supporting(self) -> tuple[Voice, ...]:
        """Origins that support."""
        return tuple(one for one in self.voices if one.stance is Stance.SUPPORTS)

    @property
    def refuting(self) -> tuple[Voice, ...]:
        """Origins that refute."""
        return tuple(one for one in self.voices if one.stance is Stance.REFUTES)

    @property
    def families(self) -> frozenset[str]:
        """Families that support."""
        return frozenset(one.family for one in self.supporting)

    @property
    def named_families(self) -> frozenset[str]:
        """Families of which somebody supports by name."""
        return frozenset(one.family for one in self.supporting if one.named)

    @property
    def free_named_families(self) -> frozenset[str]:
        """Families of which somebody without a stake supports by name."""
        return frozenset(one.family for one in self.supporting if one.named and not one.interested)

    @property
    def doubting(self) -> frozenset[str]:
        """Families that refute and do not gain from it."""
        return frozenset(one.family for one in self.refuting if not one.interested)

    @property
    def denied(self) -> bool:
        """Whether a party that gains from it refutes."""
        return any(one.interested for one in self.refuting)

    @property
    def admitted(self) -> frozenset[str]:
        """Parties that support although they gain from refuting."""
        return frozenset(one.family for one in self.supporting if one.against_interest and one.family in self.deniers)

    @property
    def admitted_by_all(self) -> bool:
        """Whether every party that gains from refuting supports."""
        return bool(self.deniers) and set(self.deniers) <= self.admitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table."""

    name: str
    condition: str
    """The predicate in words."""
    holds: Callable[[Standing], bool]
    status: Status
    digit: Credibility


def _row(name: str, digit: str, status: Status, condition: str, holds: Callable[[Standing], bool]) -> Row:
    return Row(name=name, condition=condition, holds=holds, status=status, digit=Credibility(digit))


TABLE: tuple[Row, ...] = (
    _row(
        "admitted-by-all",
        "1",
        Status.ADMITTED_BY_ALL,
        "every party that gains from refuting supports, at least two families support by name, and nobody without "
        "a stake refutes",
        lambda s: s.admitted_by_all and len(s.named_families) >= 2 and not s.doubting,
    ),
    _row(
        "admitted-by-all-alone",
        "2",
        Status.ADMITTED_BY_ALL,
        "every party that gains from refuting supports, but no other family does so by name, or somebody without a "
        "stake refutes",
        lambda s: s.admitted_by_all,
    ),
    _row(
        "admitted-by-one",
        "1",
        Status.ADMITTED_BY_ONE,
        "a party that gains from refuting supports, another family does so by name as well, and nobody without a "
        "stake refutes",
        lambda s: bool(s.admitted) and len(s.named_families) >= 2 and not s.doubting,
    ),
    _row(
        "admitted-by-one-alone",
        "2",
        Status.ADMITTED_BY_ONE,
        "a party that gains from refuting supports, but no other family does so by name, or somebody without a stake "
        "refutes",
        lambda s: bool(s.admitted),
    ),
    _row(
        "corroborated",
        "1",
        Status.CORROBORATED,
        "at least two families support by name, one of them without a stake, and nobody refutes",
        lambda s: len(s.named_families) >= 2 and not s.refuting and bool(s.free_named_families),
    ),
    _row(
        "corroborated-weakly",
        "2",
        Status.CORROBORATED,
        "at least two families support by name, but all of them gain from it; nobody refutes",
        lambda s: len(s.named_families) >= 2 and not s.refuting,
    ),
    _row(
        "corroborated-denied",
        "1",
        Status.CORROBORATED_DENIED,
        "at least two families without a stake support by name, and only parties that gain from it refute",
        lambda s: len(s.free_named_families) >= 2 and not s.doubting,
    ),
    _row(
        "corroborated-weakly-denied",
        "2",
        Status.CORROBORATED_DENIED,
        "at least two families support by name, at most one of them without a stake, and only parties that gain from "
        "it refute",
        lambda s: len(s.named_families) >= 2 and not s.doubting,
    ),
    _row(
        "contested-mostly-supported",
        "3",
        Status.CONTESTED,
        "at least two families support, and at least one without a stake, but fewer, refute",
        lambda s: 0 < len(s.doubting) < len(s.families),
    ),
    _row(
        "contested-mostly-refuted",
        "5",
        Status.CONTESTED,
        "somebody supports, and at least two families without a stake, more than support, refute",
        lambda s: bool(s.families) and len(s.doubting) >= 2 and len(s.doubting) > len(s.families),
    ),
    _row(
        "contested",
        "4",
        Status.CONTESTED,
        "somebody supports, and somebody without a stake refutes",
        lambda s: bool(s.families) and bool(s.doubting),
    ),
    _row(
        "contested-by-parties",
        "3",
        Status.CONTESTED,
        "at most one family supports by name, and only parties that gain from it refute",
        lambda s: bool(s.families) and s.denied,
    ),
    _row(
        "unnamed-only",
        "3",
        Status.NOT_BY_NAME,
        "several origins support, none of them by name, and nobody refutes",
        lambda s: len(s.supporting) >= 2 and not s.named_families,
    ),
    _row(
        "unnamed-beside",
        "2",
        Status.NOT_BY_NAME,
        "at least two families support, but only one does so by name; nobody refutes",
        lambda s: len(s.families) >= 2,
    ),
    _row(
        "single-family",
        "2",
        Status.SINGLE_FAMILY,
        "several origins support, all of one family, and nobody refutes",
        lambda s: len(s.supporting) >= 2,
    ),
    _row(
        "single-origin",
        "3",
        Status.SINGLE_ORIGIN,
        "one origin supports, and nobody refutes",
        lambda s: bool(s.supporting),
    ),
    _row(
        "refuted",
        "5",
        Status.REFUTED,
        "nothing known supports, and several families without a stake, or a party against its interest, refute",
        lambda s: len(s.doubting) >= 2 or any(one.against_interest for one in s.refuting),
    ),
    _row(
        "rumour-contradicted",
        "4",
        Status.CONTESTED,
        "only evidence without a known origin supports, and a known origin refutes",
        lambda s: s.unknown_supports and bool(s.refuting),
    ),
    _row(
        "refuted-by-one",
        "4",
        Status.REFUTED,
        "nothing supports, and one family without a stake refutes",
        lambda s: bool(s.doubting),
    ),
    _row(
        "origin-unknown",
        "6",
        Status.UNKNOWN_ORIGIN,
        "only evidence without a known origin supports, and nobody known refutes",
        lambda s: s.unknown_supports,
    ),
    _row(
        "denied-only",
        "6",
        Status.UNREPORTED,
        "nothing supports, and only parties that gain from it refute",
        lambda s: s.denied,
    ),
    _row("unreported", "6", Status.UNREPORTED, "nothing supports, and nothing refutes", lambda _: True),
)


def decide(standing: Standing) -> Row:
    """Return the first row of the table that holds.

    >>> nis = Voice(family="rok-gov", stance=Stance.SUPPORTS)
    >>> decide(Standing(voices=(nis,))).name
    'single-origin'
    >>> decide(Standing(voices=(nis, replace(nis, family="us-gov")))).digit
    <Credibility.CONFIRMED: '1'>
    """
    return next(row for row in TABLE if row.holds(standing))


def would_move(standing: Standing, names: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return what would move the claim to another row: each sentence is one change, put to the same table.

    Parameters
    ----------
    standing
        Who stands where now.
    names
        What families are called.

    Examples
    --------
    >>> would_move(Standing(voices=(Voice(family="rok-gov", stance=Stance.SUPPORTS),)))[0]
    'One more independent origin, named and of another family, that supports would make it: corroborated (digit 1).'
    """
    now = decide(standing)
    sentences = []
    for change, changed in _changes(standing, names):
        row = decide(changed)
        if (row.status, row.digit) != (now.status, now.digit):
            sentences.append(f"{change} would make it: {row.status} (digit {row.digit}).")
    return tuple(sentences)


def _changes(standing: Standing, names: Callable[[str], str]) -> Iterable[tuple[str, Standing]]:
    voices = standing.voices
    new = Voice(family="\x00another", stance=Stance.SUPPORTS)
    yield (
        "One more independent origin, named and of another family, that supports",
        replace(standing, voices=(*voices, new)),
    )
    if standing.supporting:
        same = standing.supporting[0]
        change = f"One more independent origin of {names(same.family)} that supports"
        yield change, replace(standing, voices=(*voices, same))
    for family in standing.deniers:
        if family not in standing.admitted:
            rest = tuple(one for one in voices if one.family != family)
            admission = Voice(family=family, stance=Stance.SUPPORTS, gains=Stance.REFUTES)
            yield f"An admission by {names(family)}", replace(standing, voices=(*rest, admission))
    yield (
        "An independent origin without a stake that refutes",
        replace(standing, voices=(*voices, replace(new, stance=Stance.REFUTES))),
    )
    for family in sorted(standing.families):
        rest = tuple(one for one in voices if one.family != family or one.stance is not Stance.SUPPORTS)
        yield f"Losing the support of {names(family)}", replace(standing, voices=rest)
    for family in sorted({one.family for one in standing.refuting}):
        rest = tuple(one for one in voices if one.family != family or one.stance is not Stance.REFUTES)
        yield f"A withdrawal of the denial by {names(family)}", replace(standing, voices=rest)
