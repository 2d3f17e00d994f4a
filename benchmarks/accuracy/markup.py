"""Read the gold corpus's inline markup: who says what, marked inside the running text.

``[s1:ruiz Ana Ruiz] [c1 said] [x1 that [q=1500:soldiers about 1,500 soldiers] left [d=2024-10 in October]].``

``s``, ``c`` and ``x`` with a number are source, cue and content of that statement; a mark may be repeated
(discontinuous) and nested.
``c2@1`` says that statement 2 shares the speaker of 1; a statement without content is none. Behind ``s1:`` stands
the id of the declared source (``-``: none declared), behind ``c1:`` the modality when it is not ``asserts``, and
behind ``<`` the ids of upstream sources, nearest first. ``q=`` is a quantity: ``1500``, ``~1500``, ``1500+``,
``<1500`` or ``10..12``, then unit and
scope; ``d=`` a date's TIMEX value. A document starts with ``@doc id=... published=... language=...`` and ``@source
id | name | kind | aliases``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\[(s|c|x)(\d+)(?:@(\d+))?(?::([^\s<\]]*))?(?:<([^\s\]]+))? |\[(q|d)=([^\s\]]+) |\]")


def read_markup(path: Path) -> list[dict]:
    """Return one gold row a document of the file."""
    rows = []
    for block in re.split(r"(?m)^@doc ", path.read_text(encoding="utf-8"))[1:]:
        head, *lines = block.split("\n")
        row = dict(pair.split("=", 1) for pair in head.split())
        sources = []
        while lines and lines[0].startswith("@source "):
            identifier, name, kind, *aliases = (part.strip() for part in lines.pop(0)[8:].split("|"))
            known = [alias.strip() for alias in aliases[0].split(";")] if aliases and aliases[0] else []
            sources.append({"id": identifier, "name": name, "kind": kind, "aliases": known})
        text, statements, quantities, dates = _marks("\n".join(lines).strip("\n"), row["id"])
        rows.append(
            {
                **row,
                "text": text,
                "sources": sources,
                "statements": statements,
                "quantities": quantities,
                "dates": dates,
            }
        )
    return rows


def _marks(marked: str, where: str) -> tuple[str, list[dict], list[dict], list[dict]]:
    text, position, stack = "", 0, []
    statements: dict[int, dict] = {}
    quantities, dates = [], []
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group() != "]":
            stack.append((match, len(text)))
            continue
        if not stack:
            raise SystemExit(f"{where}: a bracket closes nothing near {marked[position - 40 : position]!r}")
        opened, start = stack.pop()
        span = [start, len(text)]
        if opened[6] == "q":
            quantities.append({"span": span, **_quantity(opened[7])})
        elif opened[6] == "d":
            dates.append({"span": span, "value": opened[7]})
        else:
            _role(statements.setdefault(int(opened[2]), {"speaker": [], "cue": [], "content": []}), opened, span)
    if stack:
        raise SystemExit(f"{where}: {stack[-1][0].group()!r} is never closed")
    text += marked[position:]
    for statement in statements.values():
        shared = statements[statement.pop("shares")] if "shares" in statement else statement
        statement["speaker"] = shared["speaker"]
        statement.setdefault("modality", "asserts")
        statement["speaker_source"] = shared.get("speaker_source")
        statement.setdefault("upstream", [])
    whole = [statements[number] for number in sorted(statements) if statements[number]["content"]]
    return text, whole, quantities, dates


def _role(statement: dict, opened: re.Match, span: list[int]) -> None:
    role = {"s": "speaker", "c": "cue", "x": "content"}[opened[1]]
    statement[role].append(span)
    if role == "speaker" and opened[4]:
        statement["speaker_source"] = None if opened[4] == "-" else opened[4]
    if role == "cue":
        if opened[3]:
            statement["shares"] = int(opened[3])
        statement["modality"] = opened[4] or statement.get("modality", "asserts")
        statement["upstream"] = opened[5].split(",") if opened[5] else statement.get("upstream", [])


def _quantity(written: str) -> dict:
    number, unit, scope = [*written.split(":"), "", ""][:3]
    low = best = high = None
    if ".." in number:
        low, high = (float(part) for part in number.split(".."))
    elif number.endswith("+"):
        low = float(number[:-1])
    elif number.startswith("<"):
        high = float(number[1:])
    else:
        best = float(number.lstrip("~"))
    return {"low": low, "best": best, "high": high, "unit": unit, "scope": scope or "other"}


def corpus_rows(half: str) -> list[dict]:
    """Return the gold rows of one half of our own corpus."""
    return [row for path in sorted((HERE / "gold").glob(f"{half}*.txt")) for row in read_markup(path)]


if __name__ == "__main__":
    for half in ("development", "test", "languages"):
        rows = corpus_rows(half)
        with (HERE / "gold" / f"{half}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(half, len(rows), "documents,", sum(len(row["statements"]) for row in rows), "statements")
