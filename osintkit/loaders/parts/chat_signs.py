"""What tells that some bytes are the export of a chat: by content, never by the name of the file."""

from __future__ import annotations

import re

from osintkit.loaders.parts.whatsapp_lines import looks_like_chat

TELEGRAM_JSON = "application/vnd.telegram.export+json"
TELEGRAM_HTML = "text/vnd.telegram.export+html"
TELEGRAM_CHANNEL = "text/vnd.telegram.channel+html"
WHATSAPP = "text/vnd.whatsapp.export"
WHATSAPP_ZIP = "application/vnd.whatsapp.export+zip"

_HEAD = 64 << 10
_KIND = re.compile(
    r'"type"\s*:\s*"(?:saved_messages|replies|verification_codes|(?:personal|bot)_chat|private_group'
    r'|(?:private|public)_(?:supergroup|channel))"'
)
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_ACCOUNT = re.compile(r'\A\s*\{\s*"about"\s*:\s*"Here is the data you requested')
_CHATS = re.compile(r'"(?:left_)?chats"\s*:\s*\{')
_CHANNEL_POST = re.compile(rb"<div[^>]{0,500}\btgme_widget_message\b[^>]{0,500}\bdata-post=")
_EXPORTED_POST = re.compile(rb"<div class=[\"']message (?:default|service)[^>]{0,200}\bid=[\"']message-?\d")
_CHAT_FILE = re.compile(rb"(?:_chat|WhatsApp Chat [^/\x00]{1,200}|Chat [^/\x00]{1,200} WhatsApp[^/\x00]{0,80})\.txt")


def chat_kind(data: bytes, text: str, found: str) -> str | None:
    """Return the media type of an export of a chat, or None when it is none.

    Parameters
    ----------
    data
        All bytes.
    text
        How they begin, decoded; empty for an archive.
    found
        The media type by its outer form: HTML, JSON, text or ZIP.

    Examples
    --------
    >>> chat_kind(b"", '{"name": "A", "type": "personal_chat", "id": 1, "messages": []}', "application/json")
    'application/vnd.telegram.export+json'
    >>> chat_kind(b"", "18.10.2024, 09:30 - Anna: Seen two.", "text/plain")
    'text/vnd.whatsapp.export'
    """
    if found == "application/zip":
        return WHATSAPP_ZIP if _CHAT_FILE.search(data[:_HEAD]) or _CHAT_FILE.search(data[-_HEAD:]) else None
    if found == "text/html":
        if b"tgme_widget_message" in data and _CHANNEL_POST.search(data):
            return TELEGRAM_CHANNEL
        return TELEGRAM_HTML if b'class="page_header"' in data and _EXPORTED_POST.search(data) else None
    opens = text.lstrip("\ufeff \t\r\n")[:1]
    if opens == "{":
        one = _KIND.search(text) and _MESSAGES.search(text)
        return TELEGRAM_JSON if one or _ACCOUNT.search(text.lstrip("\ufeff")) or _account(text) else None
    return WHATSAPP if found in {"text/plain", "text/csv", "text/markdown"} and looks_like_chat(text) else None


def _account(text: str) -> bool:
    return bool(_CHATS.search(text) and _KIND.search(text))
