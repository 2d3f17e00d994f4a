"""Captures and logs in real git: every byte kept on every platform, branches merged with no conflict and no loss."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from osintkit.custody import Archive, Intake
from osintkit.journal import Journal, read_entries, replay, verify_journals
from osintkit.model import JudgmentKind

ATTRIBUTES = Path(__file__).parents[2] / ".gitattributes"
LINK = JudgmentKind.LINK

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.journal = root / "data" / "journal"
        self.archive = Archive(root / "data" / "raw")

    def git(self, *words: str) -> str:
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
        names = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        done = subprocess.run(
            ["git", *words], cwd=self.root, env=alone | names, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def commit(self, branch: str | None = None) -> None:
        if branch:
            self.git("checkout", "-q", "-b", branch)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "work")

    def judge(self, analyst: str, device: str, *links: dict[str, object]) -> None:
        with Journal(self.journal, analyst, device) as journal:
            for link in links:
                journal.append(LINK, link)


@pytest.fixture
def repository(tmp_path, link_data):
    made = Repository(tmp_path / "case")
    made.root.mkdir()
    made.git("init", "-q", "-b", "main")
    shutil.copy(ATTRIBUTES, made.root)
    made.judge("anna", "desk", link_data())
    made.archive.add(b"first\r\ncapture\n", Intake(name="a.txt", media_type="text/plain"))
    made.commit()
    return made


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("anna", "desk"), ("ben", "desk")),
        (("anna", "desk"), ("anna", "laptop")),
        (("anna", "desk"), ("anna", "desk")),
    ],
    ids=["two analysts", "one analyst on two devices", "one analyst on one device in two branches"],
)
def test_branches_merge_with_no_conflict_and_no_loss(repository, link_data, left, right):
    repository.git("checkout", "-q", "-b", "left")
    repository.judge(*left, link_data(6, "supports"), link_data(12, "supports"))
    repository.commit()
    lefts = {entry.hash for entry in read_entries(repository.journal)}
    repository.git("checkout", "-q", "main")
    repository.git("checkout", "-q", "-b", "right")
    repository.judge(*right, link_data(6, "refutes"), link_data(18, "supports"))
    repository.commit()
    rights = {entry.hash for entry in read_entries(repository.journal)}
    states = []
    for ours, theirs in (("left", "right"), ("right", "left")):
        repository.git("checkout", "-q", "-b", f"merged-{ours}", ours)
        repository.git("merge", "-q", "--no-edit", theirs)
        merged = read_entries(repository.journal)
        assert {entry.hash for entry in merged} == lefts | rights
        assert len(merged) == 5
        assert [finding for finding in verify_journals(repository.journal) if finding.fault] == []
        states.append(replay(merged))
        repository.judge(*left, link_data(24))
        assert len(read_entries(repository.journal)) == 6
        repository.commit()
    assert states[0] == states[1]
    if left[0] != right[0]:
        assert [each.claim for each in states[0].disagreements] == ["nk-troops"]


def test_captures_added_on_two_branches_merge(repository):
    for branch in ("left", "right"):
        repository.git("checkout", "-q", "-b", branch, "main")
        for name in ("one", "two"):
            repository.archive.add(f"{branch} {name}".encode(), Intake(name=f"{name}.txt", media_type="text/plain"))
        repository.archive.add(b"both have it", Intake(name="both.txt", media_type="text/plain"))
        repository.commit()
    repository.git("merge", "-q", "--no-edit", "left")
    archive = Archive(repository.root / "data" / "raw")
    assert len(archive.captures()) == 6
    assert [finding for finding in archive.verify() if finding.fault] == []
    archive.add(b"after the merge", Intake(name="after.txt", media_type="text/plain"))
    assert archive.verify() == ()


def test_a_clone_that_rewrites_line_ends_keeps_every_byte(repository, tmp_path, link_data):
    for index, data in enumerate([b"a\r\nb\r\n", b"a\nb\n", b"a\rb", b"mixed\r\n\n\r", b"\xff\xfe\x00\n"]):
        repository.archive.add(data, Intake(name=f"{index}.csv", media_type="text/csv"))
    repository.judge("ben", "desk", link_data(note="one\ntwo\r\nthree"))
    repository.commit()
    for setting in ("true", "input", "false"):
        clone = Repository(tmp_path / f"clone-{setting}")
        repository.git("clone", "-q", "-c", f"core.autocrlf={setting}", "-c", "core.eol=crlf", ".", str(clone.root))
        assert clone.archive.verify() == ()
        assert verify_journals(clone.journal) == ()
        assert read_entries(clone.journal) == read_entries(repository.journal)
        for name in ("ledger.jsonl", *(c.sha256[:2] + "/" + c.sha256 for c in repository.archive.captures())):
            assert (clone.root / "data/raw" / name).read_bytes() == (repository.root / "data/raw" / name).read_bytes()


def test_without_the_attributes_the_damage_would_be_found(repository, tmp_path):
    (repository.root / ".gitattributes").unlink()
    repository.archive.add(b"a\nb\n", Intake(name="x.txt", media_type="text/plain"))
    repository.commit()
    clone = Repository(tmp_path / "clone")
    repository.git("clone", "-q", "-c", "core.autocrlf=true", ".", str(clone.root))
    assert any(finding.fault for finding in clone.archive.verify())
    assert any("CRLF" in finding.message for finding in verify_journals(clone.journal))


def test_the_locks_of_a_session_are_not_committed(repository):
    tracked = repository.git("ls-files").split()
    assert not [name for name in tracked if ".session" in name or name.endswith(".lock")]


def test_a_new_case_gets_the_same_attributes_as_this_one():
    template = Path(__file__).parents[2] / "osintkit" / "case" / "template" / "gitattributes"
    rules = [line for line in template.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(rules) >= 5
    assert set(rules) <= set(ATTRIBUTES.read_text("utf-8").splitlines())
