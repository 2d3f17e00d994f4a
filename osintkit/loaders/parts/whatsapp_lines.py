"""The lines of a WhatsApp export: how a message begins, on which day, and what the program itself wrote."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069\ufeff"
_DAY = r"(?P<a>\d{1,4})(?P<by>[./-])\s?(?P<b>\d{1,2})(?P=by)\s?(?P<c>\d{1,4})\.?"
_HALF = r"[APap]\.?\s?[Mm]\.?|AM|PM|am|pm|上午|下午|午前|午後|오전|오후|ص|م|π\.?μ\.?|μ\.?μ\.?"
_CLOCK = (
    rf"(?:(?P<before>{_HALF})\s?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?"
    rf"(?:\s?(?P<half>{_HALF})(?!\w))?"
)
_BETWEEN = r"(?:[,،]\s?|\s)(?:(?:à|a las|um|às|в|о|at|kl\.?)\s)?"
_ANDROID = re.compile(rf"[{_MARKS}]*{_DAY}{_BETWEEN}{_CLOCK}\s[-–]\s(?P<rest>.*)", re.DOTALL)
_IOS = re.compile(rf"[{_MARKS}]*\[{_DAY}{_BETWEEN}{_CLOCK}\]\s(?P<rest>.*)", re.DOTALL)
_SENDER = re.compile(rf"[{_MARKS}~\s]*(?P<sender>[^:\n\"“”«»]{{1,100}}?)[{_MARKS}]*:(?:\s(?P<words>.*)|\Z)", re.DOTALL)
_LATE = ("p", "下", "午後", "오후", "م", "μ.μ", "μμ")

SECRET = re.compile(
    r"end-to-end|ende-zu-ende|bout en bout|extremo a extremo|de ponta a ponta|end-to-end|сквозн|наскрізн|"
    r"uçtan uca|端到端|エンドツーエンド|종단간",
    re.IGNORECASE,
)
"""The notice of encryption with which an export begins, in the languages it was met in."""
OWN_WORDS = re.compile(
    r"(?:you|.{1,60}) (?:created (?:this )?group|added|removed|left\b|changed|joined|were added|is now an admin)|"
    r"missed (?:voice|video) call|(?:voice|video) call|security code|"
    r".{1,60}(?:hat die gruppe|hinzugefügt|entfernt|a créé le groupe|a ajouté|creó (?:este|el) grupo|añadió|"
    r"criou (?:o|este) grupo|adicionou|создал|добавил|створив|додав)",
    re.IGNORECASE,
)
DELETED = re.compile(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht "
    r"gelöscht|ce message a été supprimé|vous avez supprimé ce message|se eliminó este mensaje|eliminaste este "
    r"mensaje|mensagem apagada|questo messaggio è stato eliminato|данное сообщение удалено|вы удалили данное "
    r"сообщение|це повідомлення видалено)\.?",
    re.IGNORECASE,
)
EDITED = re.compile(
    r"\s?<(?:this message was edited|diese nachricht wurde bearbeitet\.?|ce message a été modifié|se editó este "
    r"mensaje\.?|mensagem editada|questo messaggio è stato modificato|сообщение изменено|"
    r"повідомлення відредаговано)>\Z",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"<(?:attached|anhang|pièce jointe|adjunto|anexado|allegato|прикреплено|вкладено): ?([^<>\n]+)>", re.IGNORECASE
)
_FILE = re.compile(r"(\S[^\n]{0,200}\.\w{2,5}) \([^()\n]{4,40}\)(?:\n|\Z)")
_OMITTED = re.compile(r"<[^<>\n]{3,60}>")
_NAMED = re.compile(
    r"(?:image|photo|video|audio|sticker|gif|document|contact card|voice message|video note|bild|foto|vídeo|imagen|"
    r"imagem|immagine|изображение|видео|аудио|зображення|відео|аудіо)\b.{0,20}?(?:omitted|weggelassen|absente?|omitid[oa]|"
    r"ocultad[oa]|omess[oa]|отсутствует|пропущено|не додано)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A message as its lines give it, before anybody knows which number is the month."""

    line: int
    """The line of the file that it begins on, from 1."""
    numbers: tuple[int, int, int]
    """The three numbers of its day, in their order."""
    by: str
    """What stands between them: ``/``, ``.`` or ``-``."""
    clock: time | None
    sender: str
    """Empty for what the program itself wrote."""
    words: str
    """With every mark that the export holds."""


def looks_like_chat(text: str) -> bool:
    r"""Whether a text begins like an export: its first line is a message, and so is another, or nothing follows.

    >>> looks_like_chat("18/10/24, 09:30 - Anna: Seen two.\nAnd a third.\n18/10/24, 09:31 - Ben: Where?")
    True
    >>> looks_like_chat("18.10.2024, 09:30 - Kyiv: a statement\n\nThe port was shelled.\n\nIt burns.\n\nMore later.")
    False
    """
    lines = [line for line in text[:32768].splitlines() if line.strip(" \t" + _MARKS)]
    if not lines:
        return False
    form = _form_of(lines[0])
    if form is None:
        return False
    found = sum(1 for line in lines if form.match(line))
    return found >= 2 or len(lines) <= 3


def _form_of(line: str) -> re.Pattern[str] | None:
    return next((form for form in (_IOS, _ANDROID) if (found := form.match(line)) and _clock(found)), None)


def entries(text: str) -> Iterator[Entry]:
    """Yield the messages of an export in their order; a line that begins none belongs to the one before.

    The first message decides on the form of all, so that a line of another chat that somebody pasted stays words.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    form = next((form for line in lines[:1000] if (form := _form_of(line)) is not None), None)
    if form is None:
        return
    begun: re.Match[str] | None = None
    at = 0
    more: list[str] = []
    for number, line in enumerate(lines, start=1):
        match = form.match(line)
        if match is None or _clock(match) is None:
            more.append(line)
            continue
        if begun is not None:
            yield _entry(begun, at, more)
        begun, at, more = match, number, []
    if begun is not None:
        yield _entry(begun, at, more)


def _entry(match: re.Match[str], line: int, more: Sequence[str]) -> Entry:
    rest = "\n".join([match["rest"], *more]).rstrip()
    said = _SENDER.match(rest)
    sender = said["sender"].strip(" \u00a0\u202f" + _MARKS) if said else ""
    return Entry(
        line=line,
        numbers=(int(match["a"]), int(match["b"]), int(match["c"])),
        by=match["by"],
        clock=_clock(match),
        sender=sender,
        words=(said["words"] or "") if said and sender else rest,
    )


def _clock(match: re.Match[str]) -> time | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or match["before"] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith(_LATE) else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def media_of(words: str) -> str:
    """Return what an entry holds beside words, as the export names it; empty when it holds words alone.

    >>> media_of("<Media omitted>"), media_of("\u200e<attached: 0001-PHOTO.jpg>"), media_of("Look <here>")
    ('media omitted', '0001-PHOTO.jpg', '')
    """
    bare = words.strip(" \n" + _MARKS)
    attached = _ATTACHED.search(bare) or (_FILE.match(bare) if _MARKS[0] in words or "." in bare[:200] else None)
    if attached:
        return attached[1].strip()[:200]
    if _OMITTED.fullmatch(bare):
        return bare[1:-1].casefold()
    return bare.casefold() if len(bare) < 60 and _NAMED.fullmatch(bare) else ""


def plain(words: str) -> str:
    r"""Return words without the marks that the export itself puts in front of lines.

    >>> plain("\u200eSeen two.\n\u200eThen three.")
    'Seen two.\nThen three.'
    """
    return "\n".join(line.removeprefix("\u200e").removeprefix("\u200f") for line in words.split("\n")).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which number of a day is which, decided from the whole file."""

    name: str
    """``day-first``, ``month-first``, ``year-first``, or empty when nothing in the file decides."""
    because: str = ""

    def day(self, numbers: tuple[int, int, int]) -> date | None:
        """Return the day that three numbers mean, or None when they may mean two or none."""
        if not self.name:
            first, second = (_day(numbers, order) for order in ("day-first", "month-first"))
            return first if first == second or second is None else second if first is None else None
        return _day(numbers, self.name)


def readings(numbers: tuple[int, int, int]) -> tuple[date, ...]:
    """Return every day that three numbers may mean.

    >>> [day.isoformat() for day in readings((12, 9, 20))]
    ['2020-09-12', '2020-12-09']
    """
    found = (_day(numbers, order) for order in ("day-first", "month-first"))
    return tuple(sorted({day for day in found if day is not None}))


def _day(numbers: tuple[int, int, int], order: str) -> date | None:
    first, second, third = numbers
    if order == "year-first":
        year, month, day = first, second, third
    elif order == "day-first":
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def decide_order(found: Sequence[Entry], received: date, declared: str = "") -> Order:
    """Return the order of day, month and year, and what in the file decides it.

    Parameters
    ----------
    found
        All messages of the file.
    received
        When the file was received: no message is from later.
    declared
        ``day-first`` or ``month-first``, when a person has said so.
    """
    if any(one.numbers[0] > 999 for one in found):
        return Order(name="year-first", because="years come first")
    if declared:
        return Order(name=declared, because="declared")
    if any(one.numbers[0] > 12 for one in found) != any(one.numbers[1] > 12 for one in found):
        first = any(one.numbers[0] > 12 for one in found)
        kind = "first" if first else "second"
        return Order(name="day-first" if first else "month-first", because=f"the {kind} number goes beyond 12")
    if any(one.numbers[0] > 12 for one in found):
        return Order(name="")
    if found and all(one.by in ".-" for one in found):
        return Order(name="day-first", because=f"no country writes the month first with {found[0].by!r} between")
    return _by_sequence(found, received)


def _by_sequence(found: Sequence[Entry], received: date) -> Order:
    """Decide by time's running forward: a reading that jumps back, or beyond the day of receipt, is the wrong one."""
    faults: dict[str, int] = {}
    for order in ("day-first", "month-first"):
        days = [day for one in found if (day := _day(one.numbers, order)) is not None]
        back = sum(1 for left, right in itertools.pairwise(days) if right < left)
        faults[order] = back + sum(1 for day in days if day > received)
    right, wrong = sorted(faults, key=lambda order: faults[order])
    if faults[right] == 0 and faults[wrong] > 0:
        return Order(name=right, because="only so do the messages run forward in time, up to the day of receipt")
    return Order(name="")


def moment(day: date | None, clock: time | None) -> datetime | None:
    """Return day and time together, bare: an export names no zone."""
    return datetime.combine(day, clock or time()) if day is not None else None
