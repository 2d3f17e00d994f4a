"""How far a run has come: a bar on a terminal, one line per notebook in a log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from osintkit.reports.run.crew import Answer

__all__ = ["Reporter"]


class Reporter:
    """Reports the answers as they come.

    Parameters
    ----------
    stream
        Where to; None says nothing.
    total
        How many notebooks there are.
    """

    def __init__(self, stream: TextIO | None, total: int) -> None:
        self._stream = stream
        self._total = total
        self._count = 0

    @property
    def _live(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def say(self, words: str) -> None:
        """Write a line of a log."""
        if self._stream is not None and not self._live:
            self._stream.write(words + "\n")
            self._stream.flush()

    def follow(self, work: Callable[[Callable[[Answer], None]], tuple[Answer, ...]]) -> tuple[Answer, ...]:
        """Do ``work`` and report each answer that it passes on."""
        if not self._live:
            return work(self._line)
        from tqdm import tqdm  # type: ignore[import-untyped]  # it ships no types

        with tqdm(total=self._total, unit="notebook", file=self._stream, leave=False) as bar:

            def advance(answer: Answer) -> None:
                bar.set_postfix_str(answer.job.name)
                if answer.failure is not None:
                    bar.write(f"FAILED {answer.failure}", file=self._stream)
                bar.update()

            return work(advance)

    def _line(self, answer: Answer) -> None:
        self._count += 1
        outcome = f"FAILED {answer.failure}" if answer.failure is not None else answer.job.name
        self.say(f"[{self._count}/{self._total}] {outcome}{_remark(answer)}")


def _remark(answer: Any) -> str:
    count = len(answer.findings)
    return f" ({count} remark{'s' if count != 1 else ''})" if count else ""
