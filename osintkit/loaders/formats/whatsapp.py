"""WhatsApp: the text that "Export chat" writes, on Android and iOS, alone or in its archive; a document a message."""

from __future__ import annotations

import io
import shlex
import zipfile
import zlib
from collections.abc import Iterator

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.parts.charset import decode
from osintkit.loaders.parts.chat_signs import WHATSAPP, WHATSAPP_ZIP
from osintkit.loaders.parts.message import Message, documents_of
from osintkit.loaders.parts.whatsapp_lines import (
    DELETED,
    EDITED,
    OWN_WORDS,
    SECRET,
    Entry,
    Order,
    decide_order,
    entries,
    media_of,
    moment,
    plain,
    readings,
)
from osintkit.loaders.protocol import TEXT_BYTES, Problem
from osintkit.model import Capture, Document

_MOST_FILES = 20_000


class WhatsAppLoader:
    r"""The text of an exported chat (``_chat.txt``), or the archive that holds it.

    The part of a message is the line that it begins on. Which number is the month is decided from the whole file
    and said; where nothing decides, a message has no day, and both days that it may be of are in its fields. What
    the program itself wrote (members, calls, encryption) is left out and counted.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> data = b"13/10/24, 9:30 PM - Anna: Seen two.\nAnd a third.\n14/10/24, 9:31 AM - Ben: <Media omitted>\n"
    >>> capture = Capture(sha256="ab12", size=len(data), media_type=WHATSAPP, name="_chat.txt",
    ...                   received=datetime(2024, 10, 19, tzinfo=UTC))
    >>> first, second = WhatsAppLoader().load(capture, data)
    >>> first.author, first.text, first.published.text, first.fields["time"]
    ('Anna', 'Seen two.\nAnd a third.', '2024-10-13', '2024-10-13T21:30:00')
    >>> second.text, second.fields["media"]
    ('<Media omitted>', 'media omitted')
    """

    name = "whatsapp"
    version = "1"
    media_types: tuple[str, ...] = (WHATSAPP, WHATSAPP_ZIP)
    reads_columns = True

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield a document for each message and a problem for each that has no day."""
        notes: list[str] = []
        if data.startswith(b"PK"):
            data = _unpacked(data, capture.name, notes)
        decoded = decode(data, capture.name)
        notes += decoded.notes
        found = list(entries(decoded.text))
        if not found:
            raise UnreadableCaptureError(
                capture.name,
                "no line begins with a day, a time and a name as WhatsApp writes them; export the chat again",
            )
        declared = next((one.dates for one in capture.columns if one.dates and one.fits(capture.name, "")), "")
        order = decide_order(found, capture.received.date(), declared)
        if order.name or any(order.day(one.numbers) is None for one in found):
            notes.append(_told(order, capture.name))
        notes.append("times have no zone: they are those of the phone that exported")
        yield from documents_of(self, capture, _messages(found, order, notes), notes)


def _told(order: Order, name: str) -> str:
    if order.name:
        return f"days read {order.name.replace('-', ' ')}: {order.because}"
    return (
        "nothing in the file decides whether the day or the month comes first: such days are left open; say so: "
        f"osintkit add {shlex.quote(name)} --columns dates=day-first (or dates=month-first)"
    )


def _messages(found: list[Entry], order: Order, notes: list[str]) -> Iterator[Message]:
    chat = next((one.sender for one in found[:20] if one.sender and _is_notice(one)), "")
    skipped = 0
    for one in found:
        media = media_of(one.words)
        if _is_own(one, chat, media) or not plain(one.words):
            skipped += 1
            continue
        yield _message(one, order, chat, media)
    if skipped:
        many = "s" if skipped > 1 else ""
        notes.append(f"{skipped} line{many} of the program itself (members, calls, encryption) left out")


def _message(one: Entry, order: Order, chat: str, media: str) -> Message:
    words = plain(one.words)
    edited = EDITED.search(words)
    if edited:
        words = words[: edited.start()].rstrip() or words
    day = order.day(one.numbers)
    more = {"deleted": "yes" if DELETED.fullmatch(words) else "", "edited": "yes" if edited else ""}
    notes = []
    if media:
        notes.append("what was sent beside words was not opened")
    if day is None:
        both = " or ".join(other.isoformat() for other in readings(one.numbers)) or "no day of the calendar"
        more |= {"day_readings": both, "clock": one.clock.isoformat() if one.clock else ""}
        notes.append(f"its day is {both}")
    return Message(
        part=f"line {one.line}",
        text=words,
        sender=one.sender,
        chat=chat,
        sent=moment(day, one.clock),
        media=media,
        more=more,
        notes=tuple(notes),
    )


def _is_notice(one: Entry) -> bool:
    return one.words.startswith("\u200e") and SECRET.search(one.words) is not None


def _is_own(one: Entry, chat: str, media: str) -> bool:
    """Whether the program wrote it: nobody's name stands before it, or the mark of iOS and words of its own do."""
    if not one.sender:
        return True
    if media or not one.words.startswith("\u200e") or DELETED.fullmatch(plain(one.words)):
        return False
    return one.sender == chat or bool(SECRET.search(one.words) or OWN_WORDS.match(plain(one.words)))


def _unpacked(data: bytes, name: str, notes: list[str]) -> bytes:
    """Return the text of a chat out of its archive; nothing else in it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if len(files) > _MOST_FILES:
                raise UnreadableCaptureError(name, f"the archive holds more than {_MOST_FILES:,} files; unpack it")
            texts = [one for one in files if one.filename.endswith(".txt") and "/" not in one.filename]
            chats = [one for one in texts if one.filename == "_chat.txt"] or texts
            if len(chats) != 1:
                raise UnreadableCaptureError(
                    name, f"the archive holds {len(chats)} texts where one chat is awaited; unpack it and add them"
                )
            if chats[0].flag_bits & 1:
                raise UnreadableCaptureError(name, "the archive is encrypted; unpack it with its password and add that")
            with archive.open(chats[0]) as opened:
                text = opened.read(TEXT_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise UnreadableCaptureError(
            name, f"the archive is damaged ({str(error)[:120]}); export the chat again"
        ) from error
    if len(text) > TEXT_BYTES:
        raise UnreadableCaptureError(name, f"its chat is more than {TEXT_BYTES >> 20} MiB unpacked; split it")
    if len(files) > 1:
        notes.append(f"the archive holds {len(files) - 1} other files, which were not opened")
    return text
