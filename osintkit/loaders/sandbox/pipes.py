"""Messages over a pipe: eight bytes of length, and that many bytes."""

from __future__ import annotations

from typing import IO


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message.

    >>> import io
    >>> stream = io.BytesIO()
    >>> send(stream, b"Seoul")
    >>> receive(io.BytesIO(stream.getvalue()))
    b'Seoul'
    """
    stream.write(len(message).to_bytes(8, "big"))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes], most: int | None = None) -> bytes | None:
    """Return the next message, or None when the other side has closed or announces more than ``most`` bytes."""
    size = stream.read(8)
    if len(size) < 8:
        return None
    length = int.from_bytes(size, "big")
    if most is not None and length > most:
        return None
    message = stream.read(length)
    return message if len(message) == length else None
