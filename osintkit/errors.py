"""Everything that can go wrong, grouped by what the user decides to do about it.

::

    OsintkitError
    ├── CaseError             fix case.yaml (or the name that was typed)
    │   ├── CaseFileError         a key, value or reference in case.yaml is wrong
    │   └── UnknownNameError      no such claim, source, column, key ...
    ├── CaptureError          look at this one input; the rest of the batch went on
    │   ├── UnreadableCaptureError    empty, binary, undecodable, truncated, too large, too deep
    │   └── UnsupportedCaptureError   no loader for this kind of content
    ├── CustodyError          stop and look: stored data has changed
    │   ├── LedgerError           the chain of custody is broken or a capture changed
    │   └── JournalError          a judgment log is broken, locked or from a newer version
    ├── JudgmentError         the judgment was refused; change it (digit 1 below two origins ...)
    ├── ParameterError        the command or a notebook parameter is wrong; nothing was started
    ├── RunError              a notebook failed; the previous good report is still in place
    │   └── UnclassifiedError     a shared edition would hold something that nobody cleared for sharing
    └── SetupError            the machine: a missing package, a read-only folder, a full disk

Every message says what happened, in which file, and what to do. Each base has the exit code that the
command line uses (``exit_code``), so a scheduler can tell them apart.

Examples
--------
>>> from osintkit.errors import OsintkitError, UnknownNameError
>>> error = UnknownNameError("claim", "nk-troops-in-rusia", ["nk-troops-in-russia", "nk-pows"])
>>> print(error)
no claim 'nk-troops-in-rusia'; did you mean 'nk-troops-in-russia'?
>>> isinstance(error, OsintkitError), error.exit_code
(True, 3)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like ``name``, or None when none is close.

    >>> nearest("publishd", ["published", "title"])
    'published'
    """
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = difflib.get_close_matches(name.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the end of a message: the nearest known name, or the list of all when it is short.

    >>> suggestion("rezd", ["read", "write"])
    "did you mean 'read'?"
    >>> suggestion("zzz", ["read", "write"])
    'known: read, write'
    """
    names = sorted(known)
    match = nearest(name, names)
    if match is not None:
        return f"did you mean {match!r}?"
    shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return f"known: {shown}" if names else "there are none yet"


class OsintkitError(Exception):
    """Base of every error that osintkit raises on purpose."""

    exit_code: ClassVar[int] = 1


class CaseError(OsintkitError):
    """The case, as declared or as named, has an error: fix the file or the name."""

    exit_code = 3


class CaseFileError(CaseError):
    """One or several things in ``case.yaml`` are wrong.

    Parameters
    ----------
    path
        The file.
    problems
        Pairs of line number (from 1) and message, in the order of the file.
    """

    def __init__(self, path: Path | str, problems: Iterable[tuple[int, str]]) -> None:
        self.path = Path(path)
        self.problems = tuple(problems)
        lines = "\n".join(f"  line {line}: {message}" for line, message in self.problems)
        count = len(self.problems)
        super().__init__(f"{self.path}: {count} problem{'s' if count != 1 else ''}\n{lines}")


class UnknownNameError(CaseError, KeyError):
    """A name that nobody declared; the message gives the nearest declared one."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.message = f"no {kind} {name!r}; {suggestion(name, known)}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class CaptureError(OsintkitError):
    """One input could not be added; the message names it."""

    exit_code = 4

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = Path(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")


class UnreadableCaptureError(CaptureError):
    """The bytes are empty, damaged, not what they claim to be, or over a limit."""


class UnsupportedCaptureError(CaptureError):
    """No loader is registered for this kind of content."""


class CustodyError(OsintkitError):
    """Stored data has changed: stop and look before you go on."""

    exit_code = 5


class LedgerError(CustodyError):
    """The chain of custody is broken, or a capture no longer has the bytes that were received."""


class JournalError(CustodyError):
    """A judgment log is damaged, locked by another session, or written by a newer version."""


class JudgmentError(OsintkitError):
    """A judgment that the rules refuse; the message names the rule and the way out."""

    exit_code = 6


class ParameterError(OsintkitError):
    """A parameter is unknown, mistyped or missing; nothing was started."""

    exit_code = 2


class RunError(OsintkitError):
    """A notebook run failed; nothing was published."""

    exit_code = 7


class UnclassifiedError(RunError):
    """A shared edition would hold a record or field that nobody classified; nothing was written."""


class SetupError(OsintkitError):
    """The machine lacks something: a package, permission to write, room on the disk."""

    exit_code = 8
