from __future__ import annotations

import hashlib
import os
import random
import stat
from pathlib import Path

import pytest

from osintkit.custody import Archive, Intake
from osintkit.errors import CaptureError, LedgerError, SetupError, UnknownNameError
from osintkit.model import StatedDate


def intake(name: str = "page.html", **more: object) -> Intake:
    return Intake(name=name, media_type="text/html", **more)  # type: ignore[arg-type]


def filled(root: Path, count: int = 12) -> tuple[Archive, list[str]]:
    archive = Archive(root)
    names = [archive.add(f"capture {i} ".encode() * (i + 3), intake(f"{i}.html"))[0].sha256 for i in range(count)]
    return archive, names


def faults(archive: Archive) -> list[str]:
    return [finding.path for finding in archive.verify() if finding.fault]


def rewrite(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def test_bytes_are_kept_under_their_hash_read_only(tmp_path, clock):
    archive = Archive(tmp_path / "raw", clock)
    capture, new = archive.add(b"<p>hello", intake("C:\\in\\page.html", published=StatedDate("2024-10"), source="nis"))
    path = tmp_path / "raw" / capture.sha256[:2] / capture.sha256
    assert new
    assert capture.sha256 == hashlib.sha256(b"<p>hello").hexdigest()
    assert path.read_bytes() == b"<p>hello"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert (capture.name, capture.size, str(capture.published), capture.source) == ("page.html", 8, "2024-10", "nis")
    assert archive.captures() == (capture,)
    assert archive.path(capture.sha256) == path


def test_the_same_bytes_twice_are_one_file_and_two_events(tmp_path):
    archive = Archive(tmp_path)
    first, new = archive.add(b"same", intake("one.html"))
    again, new_again = archive.add(b"same", intake("two.html"))
    assert (new, new_again) == (True, False)
    assert again == first
    assert len(archive.captures()) == 1
    assert [event.what for event in archive.events(first.sha256)] == ["received", "received again"]
    assert [event.details["name"] for event in archive.events(first.sha256)] == ["one.html", "two.html"]


def test_captures_are_rebuilt_from_the_ledger_alone(tmp_path):
    archive, names = filled(tmp_path)
    assert [capture.sha256 for capture in Archive(tmp_path).captures()] == names
    assert Archive(tmp_path).captures() == archive.captures()


def test_an_empty_place_is_an_empty_archive(tmp_path):
    archive = Archive(tmp_path / "nothing")
    assert archive.captures() == ()
    assert archive.verify() == ()


def test_a_clean_archive_gives_no_alarm_in_any_state_of_use(tmp_path):
    archive, names = filled(tmp_path)
    (tmp_path / "README.md").write_text("What these files are.")
    for sha256 in names:
        archive.path(sha256).chmod(0o644)  # git does not keep modes
    assert archive.verify() == ()


@pytest.mark.parametrize("seed", range(5))
def test_every_tampering_is_found_and_named_and_nothing_else_is(tmp_path, seed):
    archive, names = filled(tmp_path, 20)
    chance = random.Random(seed)
    victims = chance.sample(names, 8)
    paths = [archive.path(name) for name in victims]
    for path in paths[:2]:
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        rewrite(path, bytes(data))
    rewrite(paths[2], paths[2].read_bytes()[:-1])
    rewrite(paths[3], b"")
    left, right = paths[4].read_bytes(), paths[5].read_bytes()
    rewrite(paths[4], right)
    rewrite(paths[5], left)
    paths[6].unlink()
    paths[7].unlink()
    paths[7].symlink_to("/etc/hostname")
    stranger = tmp_path / "ab" / "cd.txt"
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"planted")
    assert sorted(faults(archive)) == sorted(map(str, [*paths, stranger]))
    kinds = {finding.path: finding.kind for finding in archive.verify()}
    expected = ["changed", "changed", "truncated", "truncated", None, None, "missing", "link"]
    for path, kind in zip(paths, expected, strict=True):
        assert kind is None or kinds[str(path)] == kind
    assert kinds[str(stranger)] == "extra"


def test_a_broken_ledger_line_is_named_and_the_files_are_still_checked(tmp_path):
    archive, names = filled(tmp_path, 6)
    ledger = tmp_path / "ledger.jsonl"
    lines = ledger.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"2.html", b"9.html")
    ledger.write_bytes(b"\n".join(lines))
    rewrite(archive._object(names[4]), b"changed")
    found = [(finding.path, finding.line, finding.kind) for finding in Archive(tmp_path).verify() if finding.fault]
    assert (str(ledger), 3, "changed") in found
    assert (str(archive._object(names[4])), None, "truncated") in found
    with pytest.raises(LedgerError, match=r"ledger\.jsonl, line 3.*osintkit verify"):
        Archive(tmp_path).captures()


def test_a_cut_ledger_is_found_with_the_head_that_a_report_printed(tmp_path):
    archive, _ = filled(tmp_path, 4)
    head = archive.ledger.head
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1]))
    kinds = {finding.kind for finding in Archive(tmp_path).verify([head]) if finding.fault}
    assert kinds == {"cut", "extra"}


def test_reading_changed_bytes_is_refused(tmp_path):
    archive, names = filled(tmp_path, 1)
    rewrite(archive.path(names[0]), b"other")
    with pytest.raises(LedgerError, match=names[0]):
        archive.read(names[0])
    with pytest.raises(LedgerError, match="not those that were received"):
        archive.add(b"capture 0 " * 3, intake())


def test_a_withdrawn_capture_leaves_its_hash_and_reason(tmp_path):
    archive, names = filled(tmp_path, 3)
    path = archive.path(names[1])
    archive.withdraw(names[1], "names a private person", who="anna")
    assert not path.exists()
    assert [capture.sha256 for capture in archive.captures()] == [names[0], names[2]]
    (finding,) = archive.verify()
    assert (finding.kind, finding.fault, finding.path) == ("withdrawn", False, str(path))
    assert "anna" in finding.message
    assert "names a private person" in finding.message
    with pytest.raises(UnknownNameError):
        archive.read(names[1])
    with pytest.raises(CaptureError, match=r"withdrawn on .* by anna: names a private person"):
        archive.add(b"capture 1 " * 4, intake())
    assert archive.add(b"capture 1 " * 4, intake(), restore=True)[1]
    assert archive.verify() == ()


def test_a_withdrawal_that_crashed_half_way_is_named_and_can_be_finished(tmp_path):
    archive, names = filled(tmp_path, 2)
    path = archive.path(names[0])
    archive.ledger.append("withdrawn", "anna", {"sha256": names[0], "reason": "private"})
    assert [finding.kind for finding in archive.verify() if finding.fault] == ["extra"]
    archive.withdraw(names[0], "private")
    assert not path.exists()
    assert faults(archive) == []


def test_a_withdrawal_needs_a_reason_and_a_capture(tmp_path):
    archive, names = filled(tmp_path, 1)
    with pytest.raises(ValueError, match="needs a reason"):
        archive.withdraw(names[0], " ")
    with pytest.raises(UnknownNameError):
        archive.withdraw("0" * 64, "reason")
    for name in ("../../etc/passwd", "", "A" * 64, "0" * 63):
        with pytest.raises(UnknownNameError):
            archive.path(name)


def test_an_intake_that_crashed_before_the_ledger_is_taken_up_again(tmp_path):
    archive = Archive(tmp_path)
    sha256 = hashlib.sha256(b"data").hexdigest()
    (tmp_path / sha256[:2]).mkdir()
    (tmp_path / sha256[:2] / sha256).write_bytes(b"data")
    (tmp_path / sha256[:2] / ".incoming-77-x").write_bytes(b"da")
    assert [finding.kind for finding in archive.verify()] == ["unfinished", "extra"]
    assert archive.add(b"data", intake())[1]
    assert faults(archive) == []


def test_links_in_the_place_of_files_and_folders_are_not_followed(tmp_path):
    archive = Archive(tmp_path / "raw")
    outside = tmp_path / "outside"
    outside.mkdir()
    sha256 = hashlib.sha256(b"data").hexdigest()
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / sha256[:2]).symlink_to(outside)
    with pytest.raises(LedgerError, match="symbolic link"):
        archive.add(b"data", intake())
    assert list(outside.iterdir()) == []
    (tmp_path / "raw" / sha256[:2]).unlink()
    (tmp_path / "raw" / sha256[:2]).mkdir()
    (tmp_path / "raw" / sha256[:2] / sha256).symlink_to(outside / "target")
    with pytest.raises(LedgerError, match="symbolic link"):
        archive.add(b"data", intake())
    assert list(outside.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "raw").write_text("a file where the folder should be")
    with pytest.raises(SetupError, match=r"raw"):
        Archive(tmp_path / "raw").add(b"data", intake())


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path, monkeypatch):
    archive, names = filled(tmp_path, 2)
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]) if len(data) > 9 else _full())
    with pytest.raises(SetupError, match=f"{tmp_path.name}.*disk is full"):
        archive.add(b"a new capture that does not fit", intake())
    monkeypatch.undo()
    assert [capture.sha256 for capture in archive.captures()] == names
    assert archive.verify() == ()


def _full() -> int:
    raise OSError(28, "No space left on device")


def test_names_with_odd_characters_are_kept(tmp_path):
    archive = Archive(tmp_path)
    for index, name in enumerate(["звіт.html", "a\u202eb.html", "half\udc80.html", "x\n.html"]):
        archive.add(str(index).encode(), intake(name))
    assert [capture.name for capture in Archive(tmp_path).captures()] == [
        "звіт.html",
        "a\u202eb.html",
        "half\udc80.html",
        "x\n.html",
    ]
    assert archive.verify() == ()


def test_a_ledger_that_cannot_grow_leaves_no_orphaned_bytes(tmp_path, monkeypatch):
    archive, names = filled(tmp_path, 2)

    def refuse(*_: object) -> None:
        raise SetupError("the disk is full")

    monkeypatch.setattr(archive.ledger, "append", refuse)
    with pytest.raises(SetupError):
        archive.add(b"new bytes", intake())
    with pytest.raises(SetupError):
        archive.add(b"capture 0 " * 3, intake())
    monkeypatch.undo()
    assert [capture.sha256 for capture in archive.captures()] == names
    assert archive.verify() == ()


def test_two_archives_on_one_folder_see_each_other(tmp_path):
    left, right = Archive(tmp_path), Archive(tmp_path)
    for index in range(6):
        (left, right)[index % 2].add(f"capture {index}".encode(), intake(f"{index}.html"))
        assert left.captures() == right.captures()
    assert len(left.captures()) == 6
    left.withdraw(left.captures()[2].sha256, "private")
    assert len(right.captures()) == 5
    (tmp_path / "ledger.jsonl").unlink()
    assert right.captures() == ()
