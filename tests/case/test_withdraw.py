"""A capture that is withdrawn leaves its hash and the reason, and no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import osintkit
from osintkit.cli import main
from osintkit.custody import Archive
from osintkit.errors import ParameterError, SetupError, UnknownNameError

PAGES = {
    "a.txt": "Publisher: The Daily\nPublished: 2024-05-03\n\nThe City Council said that the bridge was closed.\n",
    "b.txt": "Publisher: The Daily\nPublished: 2024-05-04\n\nThe Harbour Police said the bridge was closed to all.\n",
}
SECRET = "The Harbour Police said the bridge was closed to all"


@pytest.fixture
def root(tmp_path: Path, bridge) -> Path:
    osintkit.new_case(tmp_path / "case")
    daily = "  - {id: daily, name: The Daily, kind: outlet}\n"
    (tmp_path / "case" / "case.yaml").write_text(bridge(sources=daily), encoding="utf-8")
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    osintkit.open_case(tmp_path / "case").add([tmp_path / name for name in PAGES])
    return tmp_path / "case"


def run(*words: object, answer: str = ""):
    return CliRunner().invoke(main, [str(word) for word in words], input=answer)


def holding(root: Path, words: str) -> list[str]:
    found = [path for path in (root / "data").rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
    return sorted(path.relative_to(root / "data").parts[0] for path in found)


def sha_of(root: Path, name: str) -> str:
    return next(one.sha256 for one in osintkit.open_case(root).records.captures() if one.name == name)


def test_bytes_and_text_go_and_the_reason_stays(root: Path, tmp_path: Path) -> None:
    case = osintkit.open_case(root)
    case.check()  # reads and extracts everything
    document = next(one for one in case.documents()["document"] if case.find(one, SECRET))
    span = case.find(document, "closed to all")[0]
    case.judge.link(case.passage(document, span.start, span.end), "closed", "supports")
    sha256 = sha_of(root, "b.txt")
    assert set(holding(root, "Harbour Police said")) == {"processed", "raw"}
    told = run("withdraw", sha256[:12], "--reason", "a private person's page", "--yes", "--case", root)
    assert told.exit_code == 0, told.output
    assert f"{sha256} and the reason stay in the ledger" in told.output
    assert "1 judgment(s) quote it" in told.output
    assert holding(root, "Harbour Police said") == []
    again = osintkit.open_case(root)
    assert again.captures()["name"].tolist() == ["a.txt"]
    assert again.dossier("closed").verdict.provisional
    assert again.queue("closed").set_index("quote").loc["closed to all", "anchor"] == "orphan"
    assert run("verify", "--case", root).exit_code == 0
    last = Archive(again.layout.raw).ledger.entries()[-1]
    assert (last.what, last.who, last.details["reason"]) == ("withdrawn", "anna", "a private person's page")
    refused = run("add", tmp_path / "b.txt", "--case", root)
    assert refused.exit_code == 4
    assert "withdrawn on" in refused.output
    assert "--restore" in refused.output
    assert run("add", tmp_path / "b.txt", "--restore", "--case", root).exit_code == 0
    assert not osintkit.open_case(root).dossier("closed").verdict.provisional


def test_it_asks_first(root: Path) -> None:
    sha256 = sha_of(root, "a.txt")
    told = run("withdraw", sha256, "--reason", "wrong page", "--case", root, answer="n\n")
    assert told.exit_code == 1
    assert "Delete the bytes of a.txt" in told.output
    assert len(osintkit.open_case(root).captures()) == 2
    assert run("withdraw", sha256, "--reason", "wrong page", "--case", root, answer="y\n").exit_code == 0
    assert len(osintkit.open_case(root).captures()) == 1


def test_a_name_that_means_no_single_capture_is_refused(root: Path) -> None:
    case = osintkit.open_case(root)
    with pytest.raises(UnknownNameError, match="no capture 'zzzzzz'"):
        case.capture("zzzzzz")
    with pytest.raises(ParameterError, match="too short to identify one capture"):
        case.capture(sha_of(root, "a.txt")[:5])
    with pytest.raises(ParameterError, match="needs a reason"):
        case.withdraw(sha_of(root, "a.txt"), " ")
    with pytest.raises(ParameterError, match="read-only"):
        osintkit.open_case(root, read_only=True).withdraw(sha_of(root, "a.txt"), "wrong page")
    assert run("withdraw", "zzzzzz", "--reason", "x", "--yes", "--case", root).exit_code == 3
    assert len(case.captures()) == 2


def test_a_withdrawal_that_was_cut_short_can_be_given_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, sha256 = osintkit.open_case(root), sha_of(root, "a.txt")
    unlink = Path.unlink

    def failing(path: Path, **options: bool) -> None:
        if path.name == sha256:
            raise OSError(13, "Permission denied")
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", failing)
    with pytest.raises(SetupError, match="you may not write there"):
        case.withdraw(sha256, "wrong page")
    monkeypatch.undo()
    assert "withdraw it again" in run("verify", "--case", root).output
    assert run("withdraw", sha256, "--reason", "wrong page", "--yes", "--case", root).exit_code == 0
    assert run("verify", "--case", root).exit_code == 0
