"""Bytes on the disk: whole or not at all, and an error that names the folder when it does not work."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from osintkit.errors import SetupError

UNFINISHED = ".incoming-"
"""How the name of a file begins that is not whole yet."""

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class AppendFile:
    """A chained file open for appending: one write and one fsync a line, or the file is as it was before.

    Parameters
    ----------
    path
        The file; it and its folder are made when missing.
    size
        How many bytes of it are whole lines.
    torn
        What comes after them; it is put aside in ``<file>.torn``.
    unterminated
        Whether the last line lacks its line end; it gets one.
    """

    def __init__(self, path: Path, size: int, torn: bytes = b"", *, unterminated: bool = False) -> None:
        self.path = path
        self._name = os.fspath(path)
        self._file = -1
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = not path.exists()
            self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _NO_LINKS | _BINARY, 0o644)
            if new:
                sync_folder(path.parent)
            self.size = size
            self._mend(torn, unterminated=unterminated)
            self._identity = _identity(os.fstat(self._file))
        except OSError as error:
            self.close()
            raise unusable(path, error) from error

    def _mend(self, torn: bytes, *, unterminated: bool) -> None:
        if unterminated:
            self._put(b"\n")
            self.size += 1
        if torn:
            aside = self.path.with_name(self.path.name + ".torn")
            handle = os.open(aside, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_LINKS | _BINARY, 0o644)
            try:
                _write_all(handle, torn + b"\n")
                os.fsync(handle)
            finally:
                os.close(handle)
            os.ftruncate(self._file, self.size)
            os.fsync(self._file)

    def _put(self, line: bytes) -> None:
        if os.write(self._file, line) != len(line):
            raise OSError(errno.ENOSPC, "the line did not fit")
        os.fsync(self._file)

    @property
    def changed(self) -> bool:
        """Whether somebody else (git, another program) has replaced or written the file since the last append."""
        try:
            now = os.lstat(self._name)  # before every judgment: a path's own method takes twice as long
        except OSError:
            return True
        return self._file < 0 or now.st_size != self.size or _identity(now) != self._identity

    def append(self, line: bytes) -> None:
        """Put one line at the end; it is on the disk when this returns.

        Raises
        ------
        SetupError
            When the disk is full or read-only. The file then holds what it held before; the line can be tried again.
        """
        try:
            self._put(line)
        except OSError as error:
            self._take_back()
            raise unusable(self.path, error) from error
        self.size += len(line)
        self._identity = _identity(os.fstat(self._file))

    def _take_back(self) -> None:
        try:
            os.ftruncate(self._file, self.size)
            os.fsync(self._file)
        except OSError:
            # the tail stays torn; `changed` is true then, and the next append mends it
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _write_all(handle: int, data: bytes) -> None:
    """Write everything, or raise what kept the rest from being written: a nearly full disk takes a part first."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_dev, status.st_ino, status.st_mtime_ns


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes, mode: int = 0o644, *, durable: bool = True) -> None:
    """Write a file so that it is there whole or not at all: temporary file, fsync, rename, fsync of the folder.

    Parameters
    ----------
    path
        The file; its folder is made when missing.
    data
        What it shall hold.
    mode
        Its permissions when it is new, less what the umask takes away; a file that it replaces leaves it its own.
    durable
        False leaves out the fsyncs, for what can be made again.

    Raises
    ------
    SetupError
        When the folder cannot be written or the disk is full; nothing is left behind.
    """
    temporary = path.parent / f"{UNFINISHED}{os.getpid()}-{secrets.token_hex(4)}-{path.name[:40]}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            mode = stat.S_IMODE(path.stat().st_mode)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS | _BINARY, mode)
        try:
            _write_all(handle, data)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        temporary.replace(path)
        if durable:
            sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise unusable(path, error) from error


def write_output(path: Path, data: bytes) -> None:
    """Write what a person named as output: a file whole or not at all, a device or a pipe as it is.

    Raises
    ------
    SetupError
        When it cannot be written; a file that was there is then as it was.
    """
    if not path.parent.is_dir():
        raise unusable(path, OSError(errno.ENOENT if not path.parent.exists() else errno.ENOTDIR, ""))
    if path.exists() and not path.is_file():
        try:
            path.write_bytes(data)
        except OSError as error:
            raise unusable(path, error) from error
    else:
        write_whole(path.resolve(), data)


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file; a link, a device or a folder is an `OSError`."""
    handle = os.open(path, os.O_RDONLY | _NO_LINKS | _BINARY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return opened.read()


_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your quota is used up; make room and try again",
    errno.EFBIG: "the disk is full or the file may not grow; make room and try again",
    errno.EROFS: "it is on a read-only disk; copy the case to a folder that you may write to",
    errno.EACCES: "you may not write there; change its permissions or copy the case to a folder of your own",
    errno.EPERM: "you may not write there; change its permissions or copy the case to a folder of your own",
    errno.EISDIR: "it is a folder; name a file in it",
    errno.ENOENT: "there is no such folder; create it or name another place",
    errno.EEXIST: "a file stands where a folder must be; name another place",
    errno.ENOTDIR: "a file stands where a folder must be; name another place",
    errno.ELOOP: "it is a symbolic link; put the real file in its place",
}


def unusable(path: Path, error: OSError, act: str = "write") -> SetupError:
    """Return the error that names the folder, why it does not work, and what to do."""
    reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}; check the folder and try again")
    if act == "read" and error.errno in {errno.EACCES, errno.EPERM}:
        reason = "you may not read it; change its permissions"
    return SetupError(f"{path}: cannot {act} it: {reason}")
