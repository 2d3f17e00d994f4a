"""The command line: every verb, every exit code, and a message that names the file and the way out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from osintkit.cli import main

TEXT = "The City Council said on Friday that the bridge was closed. Two boats waited at the bridge for hours.\n"


def run(*words: str | Path):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def case(tmp_path: Path, bridge) -> Path:
    folder = tmp_path / "case"
    assert run("new", folder).exit_code == 0
    (folder / "case.yaml").write_text(bridge(), encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    result = run("add", page, "--case", folder, "--published", "2024-05-03", "--source", "police")
    assert result.exit_code == 0, result.output
    return folder


def test_new_lays_out_a_case_that_holds(tmp_path: Path) -> None:
    assert run("new", tmp_path / "My Case", "--title", "Über: #1").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "My Case").iterdir()) == [
        ".gitattributes",
        ".gitignore",
        "README.md",
        "case.yaml",
        "data",
        "notebooks",
    ]
    assert len(list((tmp_path / "My Case" / "notebooks").glob("*.ipynb"))) == 4
    assert run("check", "--case", tmp_path / "My Case").exit_code == 0
    again = run("new", tmp_path / "My Case")
    assert again.exit_code == 8
    assert "this folder already holds a case" in again.output


def test_add_goes_on_past_bad_inputs(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("The mayor denied on Monday that the bridge was closed.\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "known.txt").write_text(TEXT, encoding="utf-8")
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "deep").mkdir()
    (folder / "deep" / "empty.txt").write_bytes(b"")
    result = run("add", folder, tmp_path / "missing.html", "--case", case)
    assert result.exit_code == 4
    for words in (
        "new     good.txt",
        "failed  empty.txt",
        "failed  picture.txt",
        "failed  deep/empty.txt",
        "known   known.txt",
        "failed  link.txt",
    ):
        assert words in result.output, words
    assert "missing.html" in result.output
    assert "no such file" in result.output
    assert "2 added, 5 failed" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["chek"], 2, "did you mean 'check'?"),
        (["check", "--as-of", "2999-01-01"], 2, "is in the future"),
        (["check", "--as-of", "soon"], 2, "is not a date like"),
        (["run", "--claim", "closd"], 3, "did you mean 'closed'?"),
        (["run", "-p", "as_off", "2024-01-01"], 2, "did you mean 'as_of'?"),
        (["run", "-p", "x=1;a", "1"], 2, "x=1;a"),
        (["run", "-p", "as_of", "2024-13-01"], 2, "is not a date like"),
        (["run", "-p", "as_of", "2024-05-03", "--as-of", "2024-05-04"], 2, "given twice"),
        (["run", "-p", "case_dir", "elsewhere"], 2, "name it with --case"),
        (["add", "x", "--source", "citty"], 3, "did you mean 'city'?"),
        (["add", "x", "--published", "May"], 2, "is not a date like"),
    ],
)
def test_mistakes_are_named_with_the_way_out(case: Path, words: list[str], code: int, says: str) -> None:
    result = run(*words, *([] if words[0] == "chek" else ["--case", case]))
    assert result.exit_code == code, result.output
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_folder_with_nothing_in_it_is_said(case: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = run("add", tmp_path / "nothing", "--case", case)
    assert result.exit_code == 4
    assert "it holds no file to add" in result.output


def test_a_case_file_mistake_names_its_line(case: Path, bridge) -> None:
    (case / "case.yaml").write_text(bridge().replace("kind: government", "kin: government"), encoding="utf-8")
    result = run("check", "--case", case)
    assert result.exit_code == 3
    assert "line 7: source: unknown key 'kin'; did you mean 'kind'?" in result.output


def test_outside_a_case_it_says_how_to_start(tmp_path: Path) -> None:
    result = run("verify", "--case", tmp_path)
    assert result.exit_code == 3
    assert "osintkit new DIR" in result.output


def test_check_prints_json_for_machines(case: Path) -> None:
    result = run("check", "--case", case, "--json")
    told = json.loads(result.output)
    assert told["checks"][0]["claim"] == "closed"
    assert told["checks"][0]["change"] == "unassessed"


def test_verify_finds_a_changed_capture(case: Path) -> None:
    assert run("verify", "--case", case).exit_code == 0
    stored = next(path for path in (case / "data" / "raw").glob("*/*") if path.is_file())
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes().replace(b"closed", b"opened"))
    result = run("verify", "--case", case)
    assert result.exit_code == 5
    assert stored.name in result.output


def test_a_folder_that_cannot_be_written_is_named(case: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("The bridge was closed, the mayor said.\n", encoding="utf-8")
    raw = case / "data" / "raw"
    raw.rename(case / "data" / "kept")
    raw.write_text("a file stands where the folder should be: not even root can write below it", encoding="utf-8")
    result = run("add", tmp_path / "other.txt", "--case", case)
    assert result.exit_code == 8, result.output
    assert "raw" in result.output
    assert "Traceback" not in result.output


def test_a_notebook_without_parameters_starts_nothing(case: Path) -> None:
    path = case / "notebooks" / "00-start-here.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][1]["metadata"] = {}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    result = run("run", "--case", case)
    assert result.exit_code == 2
    assert "00-start-here.ipynb" in result.output
    assert not (case / "reports").exists() or not list((case / "reports").rglob("*.html"))


def test_doctor_says_what_to_fix(case: Path, bridge) -> None:
    assert "case bridge" in run("doctor", "--case", case).output
    (case / "case.yaml").write_text(bridge().replace("analyst: anna\n", ""), encoding="utf-8")
    result = run("doctor", "--case", case)
    assert result.exit_code == 8
    assert "FIX   analyst not named" in result.output


def test_extract_prints_statements(case: Path) -> None:
    told = run("extract", "--case", case)
    assert "City Council" in told.output
    lines = run("extract", "--case", case, "--json").output.splitlines()
    assert json.loads(lines[0])["extractor"].startswith("rules/")
    wrong = run("extract", "--case", case, "--extractor", "rulez")
    assert wrong.exit_code == 3
    assert "did you mean 'rules'?" in wrong.output


def test_journals_are_shown_compared_merged_and_verified(case: Path, tmp_path: Path, bridge) -> None:
    import osintkit

    osintkit.open_case(case).judge.grade("police", "B", reason="mostly borne out")
    other = tmp_path / "other"
    assert run("new", other).exit_code == 0
    (other / "case.yaml").write_text(bridge().replace("analyst: anna", "analyst: ben"), encoding="utf-8")
    osintkit.open_case(other).judge.grade("police", "C", reason="sometimes wrong")
    assert "anna@" in run("journal", "show", "--case", case).output
    folder = other / "data" / "journal"
    assert "+ " in run("journal", "diff", folder, "--case", case).output
    assert "1 judgments added" in run("journal", "merge", folder, "--case", case).output
    # a case may be named as a whole, and a folder without journals is said to be one
    assert "0 judgments added" in run("journal", "merge", case, "--case", case).output
    assert run("journal", "diff", case, "--case", case).output == ""
    empty = run("journal", "merge", tmp_path, "--case", case)
    assert empty.exit_code == 2
    assert f"{tmp_path}: no journals there" in empty.output
    assert {"anna", "ben"} <= {
        name for name in ("anna", "ben") if name in run("journal", "show", "--case", case).output
    }
    assert run("journal", "verify", "--case", case).exit_code == 0
    log = next((case / "data" / "journal").glob("anna@*.jsonl"))
    log.write_bytes(log.read_bytes().replace(b'"B"', b'"A"'))
    assert run("journal", "verify", "--case", case).exit_code == 5


def test_export_writes_annotations(case: Path, tmp_path: Path) -> None:
    result = run("export", tmp_path / "out.jsonld", "--case", case)
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    assert run("export", tmp_path / "x", "--case", case, "--as", "webanotation").exit_code == 3
