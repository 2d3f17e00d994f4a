"""The two corpora of real news beside this repository, as cases that nobody has judged.

``fnc``: 1,683 news texts on the rumours of 2014 and 2015, without anything but their words. ``polnear``: 840 pages of
seven American outlets on the campaign of 2016, with outlet, day, author and headline. A case is made once in a folder
for temporary files, because reading the texts takes a minute or two, and is found there again; its claims are written
anew each time.
"""

from __future__ import annotations

import getpass
import gzip
import hashlib
import html
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

import osintkit

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
CORPORA = ("fnc", "polnear")
_FILES = {"fnc": "fnc1.train.bodies.jsonl.gz", "polnear": "polnear.train.jsonl.gz"}
_OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}


def _source(name: str, kind: str, *aliases: str, **more: str) -> dict[str, Any]:
    return {"id": name.lower().replace(" ", "-"), "name": name, "kind": kind, "aliases": list(aliases), **more}


SOURCES: dict[str, list[dict[str, Any]]] = {
    "fnc": [
        _source("Pentagon", "organisation", "the Pentagon", "the Defense Department"),
        _source("White House", "organisation", "the White House"),
        _source("Islamic State", "organisation", "ISIS", "ISIL", "the Islamic State"),
        _source("Boko Haram", "organisation"),
        _source("NASA", "organisation"),
        _source("Apple", "organisation"),
        _source("Comcast", "organisation"),
        _source("CNN", "outlet"),
        _source("Reuters", "outlet"),
        _source("New York Post", "outlet", "the New York Post", "the Post"),
        _source("Associated Press", "outlet", "AP", "the Associated Press"),
        _source("Kim Jong Un", "person", "Kim Jong-un", "Kim"),
    ],
    "polnear": [
        *(_source(name, "outlet", alias) for alias, name in _OUTLETS.items()),
        _source("Associated Press", "outlet", "AP", "the Associated Press"),
        _source("Republican Party", "organisation", "the GOP", "Republicans"),
        _source("Democratic Party", "organisation", "Democrats"),
        _source("Donald Trump", "person", "Trump", family="republican-party"),
        _source("Ted Cruz", "person", "Cruz", family="republican-party"),
        _source("Marco Rubio", "person", "Rubio", family="republican-party"),
        _source("John Kasich", "person", "Kasich", family="republican-party"),
        _source("Hillary Clinton", "person", "Clinton", family="democratic-party"),
        _source("Bernie Sanders", "person", "Sanders", family="democratic-party"),
        _source("FBI", "organisation", "the FBI", "James Comey", "Comey"),
        _source("State Department", "organisation", "the State Department"),
        _source("White House", "organisation", "the White House", "Obama", "Barack Obama"),
    ],
}
"""Sources as an analyst would declare them before judging anything: names that the texts do have."""


def absent(bench: Path) -> bool:
    """Whether the development data is not there, and say so."""
    if (bench / "data").is_dir():
        return False
    print(f"{bench}: the development data is not beside this repository; nothing was measured")
    return True


def rows(bench: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(bench / "data" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def texts(bench: Path, corpus: str) -> dict[str, str]:
    """Return the texts of a corpus by their ids."""
    return {str(row["id"]): row["text"] for row in rows(bench, _FILES[corpus])}


def news_case(bench: Path, corpus: str, claims: Mapping[str, str], keep: Path | None = None) -> osintkit.Case:
    """Return a case of all texts of a corpus with the given claims and the corpus's declared sources.

    Parameters
    ----------
    bench
        The folder of the development data.
    corpus
        ``fnc`` or ``polnear``.
    claims
        Texts of the claims by their ids.
    keep
        Folder under which the case is kept; by default one of this user among the temporary files.
    """
    data = bench / "data" / _FILES[corpus]
    made_of = data.read_bytes() + Path(__file__).read_bytes()
    name = f"{corpus}-{hashlib.sha256(made_of).hexdigest()[:12]}"
    folder = (keep or Path(tempfile.gettempdir()) / f"osintkit-news-{getpass.getuser()}") / name
    fresh = not (folder / "whole").exists()
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        osintkit.new_case(folder / "case")
        _pages(bench, corpus, folder / "in")
    declared = {
        "schema": 1,
        "id": corpus,
        "title": f"Real news: {corpus}",
        "question": "What does it tell?",
        "sources": SOURCES[corpus],
        "claims": [{"id": key, "text": text} for key, text in claims.items()],
    }
    written = yaml.safe_dump(declared, allow_unicode=True, sort_keys=False)
    (folder / "case" / "case.yaml").write_text(written, encoding="utf-8")
    if fresh:
        osintkit.open_case(folder / "case").add(folder / "in")
        (folder / "whole").touch()
    return osintkit.open_case(folder / "case", read_only=True)


def ids_of(case: osintkit.Case, bench: Path, corpus: str) -> dict[str, frozenset[str]]:
    """Return for each document of a case the ids that its text has in the corpus; the same text is captured once."""
    alike: dict[str, set[str]] = defaultdict(set)
    told = texts(bench, corpus)
    for key, text in told.items():
        alike[text].add(key)
    captures = case.captures().set_index("sha256")["name"]
    table = case.documents()
    return {
        document: frozenset(alike[told[captures[capture].rsplit(".", 1)[0]]])
        for document, capture in zip(table["document"], table["capture"], strict=True)
    }


def _pages(bench: Path, corpus: str, folder: Path) -> None:
    folder.mkdir()
    for row in rows(bench, _FILES[corpus]):
        name = folder / f"{row['id']}.{'html' if corpus == 'polnear' else 'txt'}"
        name.write_text(_page(row) if corpus == "polnear" else row["text"], encoding="utf-8")


def _page(row: dict[str, Any]) -> str:
    """Return a text as a page; its first paragraph is the headline."""
    title, author = html.escape(row["title"]), html.escape(str(row.get("author") or ""))
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in row["text"].split("\n\n") if part.strip())
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta property="og:site_name" content="{_OUTLETS[row["publisher"]]}">\n'
        f'<meta property="article:published_time" content="{row["publish_date"]}">\n'
        f'<meta name="author" content="{author}"></head>\n'
        f"<body><article>\n{body}\n</article></body></html>\n"
    )
