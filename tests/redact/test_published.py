"""A report names no protected source: not in text, figures, links, file names, run files, exports."""

from __future__ import annotations

import base64
import html
import json
import re
import struct
import unicodedata
import zlib
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import osintkit
from osintkit import plots
from osintkit.case.open import share
from osintkit.cli import main
from osintkit.errors import CaseError, RunError
from osintkit.redact.published import leaks_in
from osintkit.redact.spellings import MARK, Spellings
from osintkit.reports import RunOptions, run_case, run_notebook, write_report

CASE = """\
schema: 1
id: harbour
title: The harbour bridge
question: Was the bridge closed, as Jane Roe says?
not_claimed: ["That jáne roe is right."]
analyst: anna
sources:
  - {id: city, name: City Council, kind: government, aliases: [the council]}
  - {id: jane-roe, name: "Jáne Roe (witness)", kind: person, aliases: ["Ms Roe", "the bridge keeper"], owner: city,
     letter: B, letter_reason: "Roe's cousin Jane Roe was right before.", protected: true, url: "https://t.me/jroe1984",
     note: "lives at 3 Quay"}
  - {id: post, name: Harbour Post, kind: outlet}
  - {id: hidden, name: Kеeper Channel, kind: account, aliases: [keeperchannel], protected: true}
claims:
  - {id: closed, text: The harbour bridge was closed on 3 May 2024., main: true, terms: [bridge, closed]}
hypotheses:
  - {id: h-one, text: "Jane Roe closed it herself."}
dependencies:
  - {source: post, on: jane-roe, reason: "The Post quotes only JANE ROE."}
"""
PAGES = {
    "jane_roe interview.txt": (
        'The harbour bridge was closed on 3 May, Jáne Roe told the Post. "I closed the harbour bridge on Friday", '
        "Ja\u00adne Ro\u200be said. Roe added that the bridge stays closed.\n\nThe council said the bridge is open.\n"
    ),
    "second.html": (
        "<html><head><title>JANE ROE: bridge closed</title><meta name='author' content='Jane&nbsp;Roe'></head><body>"
        "<p>The harbour bridge was closed on 3 May 2024, the bridge keeper said on Friday. See "
        "<a href='https://example.org/jane%20roe'>https://example.org/jane%20roe</a> for more of it, she added in "
        "a long statement about the bridge and the harbour.</p><p>Harbour Post quoted J\u00e1ne<br>Roe on 4 May 2024: "
        "the bridge was closed at noon.</p></body></html>"
    ),
    "third.txt": "The Keeper Channel reported on 3 May 2024 that the harbour bridge was closed.\n",
}
WORDS = ("janeroe", "jroe1984", "msroe", "thebridgekeeper", "keeperchannel", "livesat3quay")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("redact") / "case"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    case = osintkit.open_case(root)
    for name, text in PAGES.items():
        path = root.parent / name
        path.write_text(text, encoding="utf-8")
        source = "hidden" if name == "third.txt" else "post"
        url = "https://keeperchannel.example/3" if name == "third.txt" else "https://example.org/Jane-Roe/1"
        case.add(path, published="2024-05-04", source=source, url=url)
    texts = case.records.reading().documents
    for key in texts:
        at = texts[key].text.find("bridge was closed")
        if at > 0:
            speaker = {"speaker": "jane-roe", "speaker_words": "the keeper, Jane Roe", "note": "Jane R\u00f3e herself"}
            case.judge.link(
                case.passage(key, max(0, at - 30), min(at + 90, len(texts[key].text))),
                "closed",
                "supports",
                details=speaker,
            )
    case.judge.grade("jane-roe", "B", reason="Ms Roe was there")
    case.judge.assess("closed", as_of="2024-05-10", rationale="Only Jane\nRoe has seen it. It is one voice.", digit="3")
    return root


@pytest.fixture(scope="module")
def report(hostile):
    return run_case(hostile)


def letters(text: str) -> str:
    """Return a text as a curious reader would squeeze it; written apart from what is tested."""
    text = re.sub("⟦U[^⟧]*⟧", "", unquote(html.unescape(html.unescape(text))))
    plain = unicodedata.normalize("NFKD", text).casefold().replace("е", "e")
    return "".join(sign for sign in plain if sign.isalnum() and sign.isascii())


def readings(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".ipynb":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    bare = re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", text)
    return [letters(bare), letters(re.sub(r"<[^>]*>", "", bare)), letters(path.name)]


@pytest.mark.slow
def test_no_page_and_no_run_file_names_a_protected_source(hostile, report) -> None:
    files = [path for path in report.index.parent.rglob("*") if path.is_file()]
    files += list((report.folder / "executed").rglob("*.ipynb"))
    assert len(files) > 9
    for path in files:
        for reading in readings(path):
            found = [word for word in WORDS if word in reading]
            assert not found, (path, found)
    page = (report.index.parent / "closed" / "02-corroborating.html").read_text("utf-8")
    assert "Protected source 1" in page
    assert MARK in page
    assert "under pseudonyms" in page
    assert "Internal:" not in page
    names = (hostile / "data" / "pseudonyms.json").read_text("utf-8")
    assert json.loads(names)["numbers"] == {"jane-roe": 1, "hidden": 2}


def test_kind_and_counts_stay(hostile) -> None:
    case = osintkit.open_case(hostile, read_only=True)
    shown = share(case)
    columns = ["status", "digit", "origins", "families", "refuting", "evidence", "rated"]
    assert shown.claims()[columns].equals(case.claims()[columns])
    row = shown.sources().set_index("source").loc["protected-source-1"]
    assert (row["name"], row["kind"], row["owner"], row["letter"]) == ("Protected source 1", "person", "city", "B")
    assert "Roe" not in str(row["aliases"])
    assert shown.read_only
    assert [len(shown.readings(key)) for key in shown.documents()["document"]] == [
        len(case.readings(key)) for key in case.documents()["document"]
    ]
    for key in shown.documents()["document"]:
        text = shown.document(key).text
        for said in shown.readings(key):
            assert said.passage.exact == text[said.passage.start : said.passage.end]
    for piece in shown.dossier("closed").evidence:
        assert piece.passage.exact in shown.document(piece.passage.document).text


def test_every_table_and_record_is_clean(hostile) -> None:
    shown = share(osintkit.open_case(hostile, read_only=True))
    frames = [shown.captures(), shown.documents(), shown.sources(), shown.claims(), shown.statements()]
    frames += [shown.evidence("closed"), shown.queue("closed"), shown.origins("closed"), shown.joins("closed")]
    frames += [shown.estimates("closed"), shown.assessments(), shown.history("closed"), shown.check(), shown.lint()]
    frames += [shown.judge.table(), shown.judge.anchors(), shown.disagreements(), shown.agreement()]
    told = [frame.to_csv() for frame in frames]
    told += [repr(shown.judgments()), repr(shown.file), repr(shown.dossier("closed")), repr(shown.material())]
    told += [shown.show(key).markup for key in shown.documents()["document"]]
    told += [repr(shown.steps("closed")), repr(shown.records.problems()), shown.tell.hypotheses().markdown]
    for text in told:
        assert not [(word, text[:90]) for word in WORDS if word in letters(text)]


def test_no_figure_is_labelled_with_the_name(hostile) -> None:
    from matplotlib.text import Text

    shown = share(osintkit.open_case(hostile, read_only=True))
    evidence = shown.evidence("closed")
    drawn = [plots.timeline(evidence, shown.names()), plots.verdict(shown.history("closed"), title=shown.question)]
    drawn.append(plots.origin_tree(shown.origins("closed"), evidence, shown.names()))
    labels = [label.get_text() for plot in drawn for label in plot.figure.findobj(Text)]
    assert any("Protected source 1" in label for label in labels)
    for text in [*labels, *(plot.alt for plot in drawn)]:
        assert not [word for word in WORDS if word in letters(text)]


def test_ids_made_from_words_do_not_confirm_a_guess(hostile) -> None:
    case = osintkit.open_case(hostile, read_only=True)
    shown = share(case)
    real = {piece.id for piece in case.material().evidence if "oe" in piece.passage.exact}
    assert real
    assert not real & {piece.id for piece in shown.material().evidence}
    assert not {one.id for one in case.dossier("closed").origins if one.root == "jane-roe"} & {
        one.id for one in shown.dossier("closed").origins
    }
    assert {link.evidence for link in shown.judgments().links} <= {piece.id for piece in shown.material().evidence}
    assert not real & set(shown.judge.table()["subject"])


@pytest.mark.slow
def test_the_analyst_sees_the_name_and_an_internal_edition_says_so(hostile, report) -> None:
    assert "Jáne Roe (witness)" in osintkit.open_case(hostile).names().values()
    before = report.index.read_bytes()
    notebooks = [Path("00-start-here"), Path("02-corroborating")]
    result = run_case(hostile, RunOptions(reveal_protected=True, notebooks=notebooks))
    assert result.index.parent.name == "internal-latest"
    for path in result.index.parent.rglob("*.html"):
        page = path.read_text("utf-8")
        assert "Internal: this edition names protected sources" in page.split("<main")[0]
    assert "Jáne Roe (witness)" in (result.index.parent / "closed" / "02-corroborating.html").read_text("utf-8")
    assert report.index.read_bytes() == before


def test_an_export_has_pseudonyms_unless_asked(hostile, tmp_path) -> None:
    out = tmp_path / "a.jsonld"
    assert CliRunner().invoke(main, ["export", str(out), "--case", str(hostile)]).exit_code == 0
    assert not [word for word in WORDS if word in letters(out.read_text("utf-8"))]
    assert MARK in out.read_text("utf-8")
    assert CliRunner().invoke(main, ["export", str(out), "--case", str(hostile), "--reveal-protected"]).exit_code == 0
    assert "janeroe" in letters(out.read_text("utf-8"))


def test_a_page_made_by_hand_is_stamped(hostile) -> None:
    notebook = new_notebook(cells=[new_markdown_cell("# Mine")])
    path = hostile / "notebooks" / "mine.ipynb.executed.ipynb"
    nbformat.write(notebook, path)
    try:
        assert "may stand here by name" in write_report(path, hostile.parent / "mine.html").read_text("utf-8")
    finally:
        path.unlink()


@pytest.mark.slow
def test_a_name_that_slips_through_stops_the_run(hostile) -> None:
    declared = 'from pathlib import Path\n\ncase_dir: Path = Path("..")'
    cells = [
        new_markdown_cell("# Mine"),
        new_code_cell(declared, metadata={"tags": ["parameters"]}),
        new_markdown_cell("J&aacute;ne <b>R</b>oe was here"),
        new_code_cell("print('SmFuZSBSb2Ugd2FzIGhlcmU=')"),
    ]
    path = hostile / "notebooks" / "09-mine.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    latest = hostile / "reports" / "latest"
    before = {one.name: one.read_bytes() for one in latest.rglob("*.html")}
    try:
        with pytest.raises(RunError, match=r"09-mine.*Protected source 1 stands in its text, base64") as caught:
            run_case(hostile, RunOptions(notebooks=[path]))
        with pytest.raises(RunError, match="nothing was written"):
            run_notebook(path, hostile.parent / "out", {"case_dir": hostile})
    finally:
        path.unlink()
    assert caught.value.exit_code == 7
    assert not (hostile.parent / "out").exists()
    assert before == {one.name: one.read_bytes() for one in latest.rglob("*.html")}
    assert "Jane Roe" not in (hostile / "reports" / "FAILED.html").read_text("utf-8")


def test_what_a_notebook_prints_is_marked(hostile, tmp_path) -> None:
    declared = 'from pathlib import Path\n\ncase_dir: Path = Path("..")'
    code = "print((case_dir / 'case.yaml').read_text())\nraise_name = 'Jane Roe'\nraise_name"
    cells = [
        new_markdown_cell("# Mine"),
        new_code_cell(declared, metadata={"tags": ["parameters"]}),
        new_code_cell(code),
    ]
    path = tmp_path / "mine.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    done = run_notebook(path, tmp_path / "out", {"case_dir": hostile})
    assert not [word for word in WORDS[:5] if word in letters(done.page.read_text("utf-8"))]
    assert MARK in done.executed.read_text("utf-8")


def test_pseudonyms_are_kept_for_good(tmp_path) -> None:
    root = tmp_path / "case"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    assert share(osintkit.open_case(root)).source("protected-source-2").kind == "account"
    first = "  - {id: first, name: Somebody Else, kind: person, protected: true}\n"
    (root / "case.yaml").write_text(CASE.replace("sources:\n", "sources:\n" + first), encoding="utf-8")
    names = share(osintkit.open_case(root)).names()
    assert next(iter(names)) == "protected-source-3"
    case = osintkit.open_case(root)
    case.judge.source("city", reason="asked for it", protected=True)
    assert "protected-source-4" in share(case).names()
    (root / "data" / "pseudonyms.json").write_text('{"schema": 1, "numbers": {"a": 1, "b": 1}}', encoding="utf-8")
    with pytest.raises(CaseError, match=r"pseudonyms\.json: a number"):
        share(case)


def test_what_a_source_was_called_before_is_withheld_too(tmp_path) -> None:
    root = tmp_path / "case"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    case = osintkit.open_case(root)
    case.judge.source("jane-roe", reason="safer", name="Witness J", aliases=["the clerk"], url="https://vk.com/j_r_7")
    shown = share(osintkit.open_case(root))
    for words in ("Jane Roe", "witness j", "The Clerk", "vk.com/j-r-7", "jroe1984", "Ms Roe"):
        assert MARK in shown.door(f"said {words} there"), words


def test_a_later_day_and_the_capture_clock_are_shared_too(hostile) -> None:
    case = osintkit.open_case(hostile, read_only=True)
    shown = share(case)
    for clock in ("public", "captured"):
        for day in (None, "2024-05-03", "2024-05-06"):
            told = shown.dossier("closed", day, clock)
            assert told.verdict.origins == case.dossier("closed", day, clock).verdict.origins
            assert not [word for word in WORDS if word in letters(repr(told))]


def test_copies_join_in_a_shared_case_what_they_join_in_the_case(tmp_path) -> None:
    root = tmp_path / "case"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(CASE, encoding="utf-8")
    case = osintkit.open_case(root)
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(
            f"The harbour bridge was closed on 3 May by order, Jane Roe told reporter number {number} on Friday.\n",
            encoding="utf-8",
        )
        case.add(path, published="2024-05-04", source="post")
    for key, document in case.records.reading().documents.items():
        case.judge.link(case.passage(key, 0, len(document.text.strip())), "closed", "supports")
    shown = share(case)

    def joins(one) -> list:
        return list(one.material().copies.among({piece.id for piece in one.material().evidence}))

    assert [copy.containment for copy in joins(shown)] == [copy.containment for copy in joins(case)]
    assert len(joins(shown)) == 2
    assert "Roe" in joins(case)[0].shared
    assert MARK in joins(shown)[0].shared
    assert not [word for word in WORDS if word in letters(repr(joins(shown)))]


def test_pictures_are_looked_into() -> None:
    hidden = {"Protected source 1": Spellings(["Jane Roe"])}

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    for body in (b"Author\0Jane Roe", b"Author\0\0" + zlib.compress(b"by Jane Roe")):
        kind = b"zTXt" if b"\0\0" in body else b"tEXt"
        png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + chunk(kind, body)
        page = f'<img alt="x" src="data:image/png;base64,{base64.b64encode(png).decode()}">'
        assert [leak.where for leak in leaks_in(page, hidden)] == ["a picture"]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="x/jane-roe.html">a</a>',
        '<img alt="JANE&#8203; ROE">',
        "<p>Jane<br>Roe</p>",
        "<p>Ja⟦U+200B⟧ne R&ouml;e</p>",
        "https://e.org/%4Aane%2520Roe",
        "<title>JaneRoe</title>",
    ],
)
def test_a_finished_page_is_read_as_a_reader_would(page: str) -> None:
    assert leaks_in(page, {"Protected source 1": Spellings(["Jane Roe"])})


def test_two_cells_of_a_table_are_no_name() -> None:
    assert not leaks_in("<td>Jane</td><td>Roe</td>", {"Protected source 1": Spellings(["Jane Roe"])})


def test_a_case_that_protects_nobody_is_shown_as_it_is(tmp_path) -> None:
    osintkit.new_case(tmp_path / "case")
    case = osintkit.open_case(tmp_path / "case")
    assert share(case) is case
    assert case.door.hidden == {}
    assert not (tmp_path / "case" / "data" / "pseudonyms.json").exists()
