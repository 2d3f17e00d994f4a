"""One message of a chat, whatever program exported it, and the document that it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from osintkit.loaders.parts.charset import replace_surrogates
from osintkit.loaders.parts.header import web_address
from osintkit.loaders.protocol import Loader, Problem
from osintkit.model import Capture, Document, StatedDate

MOST_PROBLEMS = 1000
"""After so many messages that cannot be read the rest is not looked at: the file is something else."""
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What an export says of one message; what it does not say stays empty."""

    part: str
    """The number that the chat gives it, or its place in the file."""
    text: str
    sender: str = ""
    chat: str = ""
    """Name of the chat that it stands in."""
    broadcast: bool = False
    """Whether the chat itself speaks (a channel), not its members."""
    sent: datetime | None = None
    """Aware when the export gives the zone, naive when it does not."""
    url: str | None = None
    media: str = ""
    """What it holds beside words: ``photo``, ``video`` ..., as the export names it."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Whatever else the export says, by name: ``reply_to``, ``forwarded_from``, ``edited``, ``views`` ..."""
    notes: tuple[str, ...] = ()


def instant(moment: datetime) -> str:
    """Return a moment as text: with ``Z`` where its zone is known, bare where it is not.

    >>> from datetime import timezone
    >>> instant(datetime(2024, 10, 18, 1, 30, tzinfo=timezone(timedelta(hours=3)))), instant(datetime(2024, 10, 18, 1))
    ('2024-10-17T22:30:00Z', '2024-10-18T01:00:00')
    """
    if moment.tzinfo is None:
        return moment.isoformat()
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def plausible(seconds: float) -> datetime | None:
    """Return the instant of a count of seconds since 1970, or None when no message can be of then.

    >>> plausible(1729243800), plausible(1e15)
    (datetime.datetime(2024, 10, 18, 9, 30, tzinfo=datetime.timezone.utc), None)
    """
    if not 0 < seconds < 7_258_118_400:  # the year 2200
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def documents_of(
    loader: Loader, capture: Capture, found: Iterable[Message | Problem], notes: list[str]
) -> Iterator[Document | Problem]:
    """Yield a document for each message; ``notes`` on the whole file stand with the first one.

    Parameters
    ----------
    loader
        Who reads.
    capture
        The export.
    found
        Messages in their order, and what could not be read between them.
    notes
        Filled while messages are read, so the first document is held back until all are seen.
    """
    seen: dict[str, int] = {}
    first: Document | None = None
    rest: list[Document | Problem] = []
    problems = 0
    for one in found:
        if isinstance(one, Problem):
            rest.append(one)
            problems += 1
            if problems >= MOST_PROBLEMS:
                reason = f"not read: {problems} messages before it have problems"
                rest.append(replace(one, part="the rest", reason=reason))
                break
            continue
        seen[one.part] = seen.get(one.part, 0) + 1
        part = one.part if seen[one.part] == 1 else f"{one.part} ({seen[one.part]})"
        document = _document(loader, capture, one, part)
        if first is None:
            first = document
        else:
            rest.append(document)
    if first is not None:
        yield replace(first, notes=(*notes, *first.notes))
    yield from rest


def _document(loader: Loader, capture: Capture, message: Message, part: str) -> Document:
    fields = {"chat": message.chat, "sender": message.sender, "media": message.media, **message.more}
    if message.sent is not None:
        fields["time"] = instant(message.sent)
    kept = {name: replace_surrogates(value)[0] for name, value in fields.items() if value}
    sender, chat = message.sender[:_LONGEST_NAME], message.chat[:_LONGEST_NAME]
    sent = message.sent.astimezone(UTC) if message.sent is not None and message.sent.tzinfo else message.sent
    return Document(
        id=Document.make_id(capture.sha256, part),
        capture=capture.sha256,
        part=part,
        text=replace_surrogates(message.text)[0],
        title=None if message.broadcast else replace_surrogates(chat)[0] or None,
        author=replace_surrogates(sender)[0] or None,
        publisher=replace_surrogates(chat if message.broadcast else sender)[0] or None,
        published=StatedDate(sent.date().isoformat()) if sent is not None else None,
        url=web_address(message.url or ""),
        loader=f"{loader.name}/{loader.version}",
        fields=kept,
        notes=message.notes,
    )
