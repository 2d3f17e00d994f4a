"""Telegram: exports of Telegram Desktop (JSON and HTML) and saved pages of public channels, a document a message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.formats.html import declared_charset
from osintkit.loaders.formats.telegram_pages import messages_of_page
from osintkit.loaders.parts.charset import decode
from osintkit.loaders.parts.chat_signs import TELEGRAM_CHANNEL, TELEGRAM_HTML, TELEGRAM_JSON
from osintkit.loaders.parts.message import Message, documents_of, instant, plausible
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture, Document

_AGAIN = "export the chat again (Telegram Desktop, Export chat history, JSON) and add that"
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_KNOWN_MEDIA = {
    "voice_message": "voice message",
    "video_message": "video message",
    "video_file": "video",
    "audio_file": "audio",
    "animation": "animation",
    "sticker": "sticker",
}


class TelegramLoader:
    """Telegram Desktop exports (``result.json``, ``messages.html``) and saved channel pages (``t.me/s/...``).

    The part of a message is its number in the chat. Messages of the service itself (calls, members, pins) are left
    out and counted. The day is the one in UTC where the export tells the instant.

    Examples
    --------
    >>> from datetime import UTC
    >>> data = b'{"name": "Harbour", "type": "public_channel", "id": 5, "messages": [{"id": 7, "type": "message", '
    >>> data += b'"date_unixtime": "1729243800", "from": "Harbour", "text": ["Seen ", {"type": "bold", "text": "2"}]}]}'
    >>> capture = Capture(sha256="ab12", size=len(data), media_type=TELEGRAM_JSON, name="result.json",
    ...                   received=datetime(2024, 10, 19, tzinfo=UTC))
    >>> document, = TelegramLoader().load(capture, data)
    >>> document.publisher, document.text, document.published.text, document.url
    ('Harbour', 'Seen 2', '2024-10-18', 'https://t.me/c/5/7')
    """

    name = "telegram"
    version = "1"
    media_types: tuple[str, ...] = (TELEGRAM_JSON, TELEGRAM_HTML, TELEGRAM_CHANNEL)

    def load(self, capture: Capture, data: bytes) -> Iterator[Document | Problem]:
        """Yield a document for each message and a problem for each that cannot be read."""
        decoded = decode(data, capture.name, declared=declared_charset(data), keep_nul=False)
        notes = list(decoded.notes)
        if decoded.text.lstrip("\ufeff \t\r\n")[:1] == "<":
            found = messages_of_page(decoded.text, capture, notes)
        else:
            found = _exported(decoded.text, capture, notes)
        empty = True
        for document in documents_of(self, capture, found, notes):
            empty = False
            yield document
        if empty:
            said = "; ".join(notes) or "it has no messages"
            raise UnreadableCaptureError(capture.name, f"no message of a person or channel is in it ({said}); {_AGAIN}")


def _exported(text: str, capture: Capture, notes: list[str]) -> Iterator[Message | Problem]:
    """Yield the messages of a JSON export: of one chat, or of all chats of an account."""
    try:
        top = json.loads(text.lstrip("\ufeff"), parse_constant=_nothing)
    except (ValueError, RecursionError) as error:
        yield from _cut_off(text, capture, notes, error)
        return
    chats = list(_chats(top))
    if not chats:
        raise UnreadableCaptureError(capture.name, f"is no export of Telegram: it has no list of messages; {_AGAIN}")
    skipped = 0
    for chat in chats:
        reader = _Chat(chat, capture, several=len(chats) > 1)
        for raw in chat["messages"]:
            yield from reader.message(raw)
        skipped += reader.skipped
    _count(skipped, notes)


def _cut_off(text: str, capture: Capture, notes: list[str], error: Exception) -> Iterator[Message | Problem]:
    """Yield the whole messages of an export that is cut off or damaged, and a problem for the rest of it."""
    match = _MESSAGES.search(text)
    if match is None:
        raise UnreadableCaptureError(capture.name, f"is no whole JSON ({_short(error)}); {_AGAIN}")
    chat = {key: _scalar(text[: match.start()], key) for key in ("name", "type")}
    reader = _Chat(chat, capture, several=len(_MESSAGES.findall(text)) > 1)
    decoder = json.JSONDecoder(parse_constant=_nothing)
    position, read = match.end(), 0
    while True:
        position = _after_space(text, position)
        try:
            raw, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        read += 1
        yield from reader.message(raw)
        position = _after_space(text, position)
    _count(reader.skipped, notes)
    reason = f"not read: the export is cut off or damaged after {read} messages ({_short(error)}); {_AGAIN}"
    yield Problem(capture=capture.sha256, name=capture.name, part="the rest", reason=reason)


def _after_space(text: str, position: int) -> int:
    match = re.compile(r"[\s,]*").match(text, position)
    return match.end() if match else position


def _scalar(head: str, key: str) -> str:
    found = re.search(rf'"{key}"\s*:\s*("(?:[^"\\]|\\.){{0,500}}")', head)
    try:
        return str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:120]


def _nothing(_constant: str) -> None:
    return None


def _count(skipped: int, notes: list[str]) -> None:
    if skipped:
        notes.append(f"{skipped} message{'s' if skipped > 1 else ''} of the service itself (calls, members) left out")


def _chats(top: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the chats of an export that have a list of messages."""
    if not isinstance(top, dict):
        return
    if isinstance(top.get("messages"), list):
        yield top
    for key in ("chats", "left_chats"):
        listed = top.get(key)
        chats = listed.get("list") if isinstance(listed, dict) else None
        for chat in chats if isinstance(chats, list) else ():
            if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                yield chat


class _Chat:
    """Reads the messages of one chat."""

    def __init__(self, chat: Mapping[str, Any], capture: Capture, *, several: bool) -> None:
        self.skipped = 0
        self._capture = capture
        self._name = _words(chat.get("name")) or {"saved_messages": "Saved messages"}.get(_words(chat.get("type")), "")
        self._kind = _words(chat.get("type"))
        self._id = _words(chat.get("id"))
        self._prefix = f"{self._id or self._name}/" if several else ""
        self._number = 0

    def message(self, raw: Any) -> Iterator[Message | Problem]:
        self._number += 1
        part = self._prefix + (_words(raw.get("id")) if isinstance(raw, dict) else "")
        place = part if part != self._prefix else f"{self._prefix}message {self._number}"
        if not isinstance(raw, dict):
            yield self._problem(place, "it is no object with the fields of a message")
            return
        if raw.get("type") != "message":
            self.skipped += 1
            return
        sent, zone = _sent(raw)
        if sent is None:
            yield self._problem(place, "it has no date that can be read")
            return
        words, links = _text(raw.get("text"), raw.get("text_entities"))
        media, file = _media(raw)
        shown = words if words.strip() else _poll(raw) or (f"[{media}]" if media else "")
        if not shown:
            self.skipped += 1
            return
        broadcast = self._kind.endswith("channel")
        more = {
            "chat_type": self._kind.replace("_", " "),
            "sender_id": _words(raw.get("from_id")),
            "reply_to": self._prefix + reply if (reply := _words(raw.get("reply_to_message_id"))) else "",
            "forwarded_from": _forwarded(raw),
            "forwarded_from_id": _words(raw.get("forwarded_from_id")),
            "via_bot": _words(raw.get("via_bot")),
            "edited": _edited(raw),
            "file": file,
            "links": " ".join(links),
            "reactions": _reactions(raw.get("reactions")),
            "time_local": zone,
        }
        yield Message(
            part=place,
            text=shown,
            sender=_words(raw.get("author")) if broadcast else _words(raw.get("from")) or "Deleted Account",
            chat=self._name,
            broadcast=broadcast,
            sent=sent,
            url=self._address(_words(raw.get("id"))),
            media=media,
            more=more,
            notes=_notes(words, media, file, sent),
        )

    def _address(self, number: str) -> str | None:
        linked = self._kind.endswith(("channel", "supergroup")) and self._id.isdecimal() and number.isdecimal()
        return f"https://t.me/c/{self._id}/{number}" if linked else None

    def _problem(self, part: str, reason: str) -> Problem:
        return Problem(capture=self._capture.sha256, name=self._capture.name, part=part, reason=reason)


def _words(value: Any) -> str:
    """Return a name or number as text; anything else is nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def _text(value: Any, entities: Any) -> tuple[str, list[str]]:
    """Return the words of a message and the addresses that stand behind other words."""
    pieces = value if isinstance(value, list) else [value]
    if not any(pieces) and isinstance(entities, list):
        pieces = entities
    words: list[str] = []
    links: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            words.append(piece["text"])
            if isinstance(piece.get("href"), str):
                links.append(piece["href"][:2000])
    return "".join(words), links


def _sent(raw: Mapping[str, Any], prefix: str = "date") -> tuple[datetime | None, str]:
    """Return when it was sent, and the time on the exporting computer's clock where both are given.

    ``date`` is printed in the zone of whoever exported, ``date_unixtime`` is an instant: the second counts.
    """
    local = _clock(raw.get(prefix))
    try:
        exact = plausible(float(_words(raw.get(f"{prefix}_unixtime")) or 0))
    except ValueError:
        exact = None
    if exact is None:
        return local, ""
    if local is None:
        return exact, ""
    minutes = round((local - exact.replace(tzinfo=None)).total_seconds() / 60)
    if abs(minutes) > 14 * 60 or minutes % 15:
        return exact, ""  # no zone of the world: one of the two was made up
    return exact, exact.astimezone(timezone(timedelta(minutes=minutes))).isoformat()


def _clock(printed: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(printed)
    except (TypeError, ValueError):
        return None
    return moment if 1990 < moment.year < 2200 else None


def _edited(raw: Mapping[str, Any]) -> str:
    moment, _ = _sent(raw, "edited")
    return instant(moment) if moment is not None and moment.year > 1990 else ""


def _forwarded(raw: Mapping[str, Any]) -> str:
    """Return who a forwarded message is from; a name that is withheld is said to be."""
    if "forwarded_from" not in raw:
        return ""
    return _words(raw["forwarded_from"]) or "a deleted account"


def _media(raw: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a message holds beside words, and the name of its file when it is in the export."""
    kind = _words(raw.get("media_type"))
    named = _words(raw.get("photo")) or _words(raw.get("file"))
    file = "" if named.startswith("(") else named
    if kind:
        emoji = _words(raw.get("sticker_emoji"))
        return (f"{_KNOWN_MEDIA.get(kind, kind.replace('_', ' '))} {emoji}".strip(), file)
    if raw.get("photo") is not None:
        return "photo", file
    if raw.get("file") is not None:
        label = _words(raw.get("file_name")) or _words(raw.get("mime_type"))
        return (f"file {label}".strip(), file)
    place = raw.get("location_information")
    if isinstance(place, dict):
        where = " ".join(str(place.get(axis)) for axis in ("latitude", "longitude"))
        return f"location {where} {_words(raw.get('place_name'))}".strip(), ""
    for key, label in (("contact_information", "contact"), ("poll", "poll"), ("game_title", "game")):
        if raw.get(key) is not None:
            return label, ""
    return "", ""


def _poll(raw: Mapping[str, Any]) -> str:
    poll = raw.get("poll")
    if not isinstance(poll, dict):
        return ""
    answers = poll.get("answers")
    listed: Sequence[Any] = answers if isinstance(answers, list) else ()
    options = [_words(answer.get("text")) for answer in listed if isinstance(answer, dict)]
    return "\n".join([_words(poll.get("question")), *(f"- {option}" for option in options if option)]).strip()


def _reactions(value: Any) -> str:
    """Return the reactions with their counts, ``👍 3, ❤ 1``."""
    listed = value if isinstance(value, list) else ()
    found = [
        f"{_words(one.get('emoji')) or _words(one.get('type'))} {one['count']}"
        for one in listed
        if isinstance(one, dict) and isinstance(one.get("count"), int)
    ]
    return ", ".join(found[:50])


def _notes(words: str, media: str, file: str, sent: datetime) -> tuple[str, ...]:
    notes = []
    if not words.strip():
        notes.append("the message has no words")
    if media in {"photo", "video", "voice message", "video message", "audio", "animation"} and not file:
        notes.append(f"its {media} is not in the export")
    if sent.tzinfo is None:
        notes.append("the time has no zone: it is that of the computer that exported")
    return tuple(notes)
