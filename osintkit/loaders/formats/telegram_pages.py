"""Telegram as pages: the HTML export of Telegram Desktop, and saved pages of public channels (``t.me/s/...``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from osintkit.loaders.parts.message import Message, instant
from osintkit.loaders.parts.page import parse_html, visible_text
from osintkit.loaders.protocol import Problem
from osintkit.model import Capture

_EXPORT_TIME = re.compile(
    r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?(?:\s*UTC([+-])(\d{2}):(\d{2}))?", re.ASCII
)
_CHANNEL_MEDIA = (
    ("tgme_widget_message_photo_wrap", "photo"),
    ("tgme_widget_message_video_player", "video"),
    ("tgme_widget_message_roundvideo_player", "video message"),
    ("tgme_widget_message_voice_player", "voice message"),
    ("tgme_widget_message_document_wrap", "file"),
    ("tgme_widget_message_sticker_wrap", "sticker"),
    ("tgme_widget_message_location_wrap", "location"),
    ("tgme_widget_message_poll", "poll"),
)


def messages_of_page(text: str, capture: Capture, notes: list[str]) -> Iterator[Message | Problem]:
    """Yield the messages of an exported or saved page in their order.

    Parameters
    ----------
    text
        The page.
    capture
        Where it came from, for the errors.
    notes
        Filled with what was left out.
    """
    tree = parse_html(text, capture.name)
    reader: _Channel | _Export = _Channel(tree, capture) if tree.xpath("//*[@data-post]") else _Export(tree, capture)
    yield from reader.messages()
    if reader.skipped:
        many = "s" if reader.skipped > 1 else ""
        notes.append(f"{reader.skipped} message{many} of the service itself (days, members, pins) left out")


class _Page:
    """What the two kinds of page have in common."""

    def __init__(self, tree: Any, capture: Capture) -> None:
        self.skipped = 0
        self._tree = tree
        self._capture = capture

    def _problem(self, part: str, reason: str) -> Problem:
        return Problem(capture=self._capture.sha256, name=self._capture.name, part=part, reason=reason)


class _Export(_Page):
    """``messages.html`` of Telegram Desktop."""

    def messages(self) -> Iterator[Message | Problem]:
        chat = _line(_first(self._tree, "page_header"))
        sender = ""
        for element in _all(self._tree, "message"):
            part = (element.get("id") or "").removeprefix("message").lstrip("-")
            if "default" not in _classes(element):
                self.skipped += 1
                continue
            forwarded = _first(element, "forwarded", "body")
            own = [one for one in _all(element, "from_name") if forwarded is None or not _inside(one, forwarded)]
            sender = _line(own[0]) if own else sender
            dates = [one for one in _all(element, "date") if one.get("title")]
            outer = next((one for one in dates if forwarded is None or not _inside(one, forwarded)), None)
            sent = _export_time(outer.get("title")) if outer is not None else None
            if sent is None:
                yield self._problem(part or "message", "it has no date that can be read")
                continue
            media = _export_media(element)
            words = "\n\n".join(_lines(one) for one in _all(element, "text") if not _inside_class(one, "media_wrap"))
            shown = words.strip() or _lines(_first(element, "media_poll")) or (f"[{media}]" if media else "")
            if not shown:
                self.skipped += 1
                continue
            more = {
                **_export_forward(forwarded),
                "reply_to": _reply(element),
                "signed": _line(_first(element, "signature")),
            }
            yield Message(
                part=part,
                text=shown,
                sender=sender,
                chat=chat,
                sent=sent,
                media=media,
                more={"file": _file(element), **more},
                notes=() if sent.tzinfo else ("the time has no zone: it is that of the computer that exported",),
            )


class _Channel(_Page):
    """A saved page of a public channel, or of one of its messages."""

    def messages(self) -> Iterator[Message | Problem]:
        header = _line(_first(self._tree, "tgme_channel_info_header_title"))
        for element in self._tree.xpath("//*[@data-post]"):
            post = str(element.get("data-post"))[:200]
            channel, _, number = post.partition("/")
            part = number.partition("?")[0] or post
            if "service_message" in _classes(element):
                self.skipped += 1
                continue
            sent = self._sent(element)
            if sent is None:
                yield self._problem(part, "it has no time that can be read")
                continue
            media = ", ".join(name for mark, name in _CHANNEL_MEDIA if _first(element, mark) is not None)
            words = "\n\n".join(
                _lines(one)
                for one in _all(element, "tgme_widget_message_text")
                if not _inside_class(one, "tgme_widget_message_reply") and "js-message_reply_text" not in _classes(one)
            )
            shown = words.strip() or _lines(_first(element, "tgme_widget_message_poll")) or (media and f"[{media}]")
            if not shown:
                yield self._problem(part, "the page shows neither words nor media of it; open it in Telegram")
                continue
            yield Message(
                part=part,
                text=shown,
                sender=_line(_first(element, "tgme_widget_message_from_author")),
                chat=_line(_first(element, "tgme_widget_message_owner_name")) or header or channel,
                broadcast=True,
                sent=sent,
                url=f"https://t.me/{channel}/{part}" if re.fullmatch(r"\w{3,64}", channel) else None,
                media=media,
                more=_channel_more(element, channel),
                notes=() if words.strip() else ("the message has no words",),
            )

    @staticmethod
    def _sent(element: Any) -> datetime | None:
        for mark in element.xpath(".//*[contains(@class, 'tgme_widget_message_date')]//time[@datetime]"):
            try:
                return datetime.fromisoformat(mark.get("datetime"))
            except ValueError:
                continue
        return None


def _channel_more(element: Any, channel: str) -> dict[str, str]:
    forwarded = _first(element, "tgme_widget_message_forwarded_from_name")
    reply = _first(element, "tgme_widget_message_reply")
    meta = _line(_first(element, "tgme_widget_message_meta"))
    # "edited" stands before the time in the language of the page; only the time itself has digits
    edited = re.match(r"[^\W\d]{4,}", meta)
    return {
        "account": channel,
        "forwarded_from": _line(forwarded),
        "forwarded_from_url": _address(forwarded),
        "reply_to": urlsplit(_address(reply)).path.rpartition("/")[2],
        "edited": "yes" if edited else "",
        "views": _line(_first(element, "tgme_widget_message_views")),
        "reactions": _line(_first(element, "tgme_widget_message_reactions")),
    }


def _export_forward(forwarded: Any) -> dict[str, str]:
    if forwarded is None:
        return {}
    name = _first(forwarded, "from_name")
    when = _first(name, "date") if name is not None else None
    printed = _line(when)
    stated = _export_time(when.get("title") or printed) if when is not None else None
    words = _line(name)
    who = words.removesuffix(printed).strip() if printed else words
    return {"forwarded_from": who or "a deleted account", "forwarded_time": instant(stated) if stated else ""}


def _export_time(printed: str) -> datetime | None:
    match = _EXPORT_TIME.match(printed.strip())
    if match is None:
        return None
    day, month, year, hour, minute = (int(match[number]) for number in range(1, 6))
    zone = None
    if match[7]:
        offset = timedelta(hours=int(match[8]), minutes=int(match[9]))
        zone = timezone(offset if match[7] == "+" else -offset) if offset < timedelta(hours=24) else None
    try:
        return datetime(year, month, day, hour, minute, int(match[6] or 0), tzinfo=zone)
    except ValueError:
        return None


def _export_media(element: Any) -> str:
    for one in _all(element, "media_wrap"):
        title = _line(_first(one, "title"))
        if title:
            return title.casefold()
        if _first(one, "photo_wrap") is not None:
            return "photo"
        for mark, name in (("video_file_wrap", "video"), ("animated_wrap", "animation"), ("sticker_wrap", "sticker")):
            if _first(one, mark) is not None:
                return name
        return "media"
    return ""


def _file(element: Any) -> str:
    for one in _all(element, "media_wrap"):
        for link in one.iter("a"):
            address = link.get("href") or ""
            if address and "://" not in address and not address.startswith("#"):
                return str(address)[:500]
    return ""


def _reply(element: Any) -> str:
    link = next(iter(_first(element, "reply_to").iter("a")), None) if _first(element, "reply_to") is not None else None
    found = re.search(r"go_to_message(\d{1,20})", link.get("href") or "") if link is not None else None
    return found[1] if found else ""


def _classes(element: Any) -> list[str]:
    return str(element.get("class") or "").split()


def _all(element: Any, *names: str) -> list[Any]:
    """Return the elements below that have all these classes, in their order."""
    found = element.iterdescendants() if element is not None else ()
    return [one for one in found if isinstance(one.tag, str) and set(names) <= set(_classes(one))]


def _first(element: Any, *names: str) -> Any:
    found = element.iterdescendants() if element is not None else ()
    return next((one for one in found if isinstance(one.tag, str) and set(names) <= set(_classes(one))), None)


def _inside(element: Any, outer: Any) -> bool:
    return any(one is outer for one in element.iterancestors())


def _inside_class(element: Any, name: str) -> bool:
    return any(name in _classes(one) for one in element.iterancestors())


def _lines(element: Any) -> str:
    return visible_text(element, controls=True, hidden=True) if element is not None else ""


def _line(element: Any) -> str:
    return " ".join(_lines(element).split())[:500]


def _address(element: Any) -> str:
    return str(element.get("href") or "")[:1000] if element is not None else ""
