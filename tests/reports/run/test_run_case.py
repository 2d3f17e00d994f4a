"""A run publishes everything or nothing, and says the same of the same inputs."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from osintkit.errors import ParameterError, RunError, SetupError, UnknownNameError
from osintkit.reports import RunOptions, run_case, run_notebook
from osintkit.reports.run.editions import promote, recover
from osintkit.reports.run.execute import unfinished
from osintkit.reports.run.facts import gather
from osintkit.reports.run.plan import make_plan

FIRST = """\
import os, sys
print(type(case_dir).__name__, case_dir.joinpath("case.yaml").exists(), type(as_of).__name__, claim)
print(sorted(name for name in os.environ if "SECRET" in name), len(os.listdir(".")) < 4)
print(hash("osintkit") , os.environ["TZ"], os.getcwd() , sys.prefix, object())
"""
WHOLE = 'from pathlib import Path\n\ncase_dir: Path = Path("..")'


def read(path: Path) -> str:
    return path.read_text("utf-8")


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.slow
def test_a_run_publishes_a_page_for_each_claim(make_case, monkeypatch):
    monkeypatch.setenv("MY_SECRET_TOKEN", "hunter2")
    # the second run must not see an edit of the sources that somebody makes during the first
    monkeypatch.setattr("osintkit.reports.run.facts._code", lambda: "0" * 64)
    one, two = make_case("one"), make_case("elsewhere/two")
    log = io.StringIO()
    one.notebook("00-start.ipynb", "print(case_dir.name != '')", declared=WHOLE, title="# The case")
    one.notebook("01-sourcing.ipynb", FIRST)
    shutil.copytree(one.root / "notebooks", two.root / "notebooks", dirs_exist_ok=True)
    result = run_case(one.root / "notebooks", RunOptions(jobs=2), progress=log)

    assert result.index == one.latest / "index.html"
    assert result.pages == ("index.html", "00-start.html", "rain/01-sourcing.html", "snow/01-sourcing.html")
    assert {f"{page}" for page in result.pages} | {"run.json"} == set(digests(one.latest))
    page = read(one.latest / "snow" / "01-sourcing.html")
    assert "Path True NoneType snow" in page
    assert "[] True" in page
    assert "UTC" in page
    for word in [str(one.root), sys.prefix, "hunter2", str(Path.home()) + "/", "0x7"]:
        assert word not in page
    assert 'href="../00-start.html"' in page
    assert "claim = &#x27;snow&#x27;" in page.replace('<span class="s">', "").replace("</span>", "")
    assert "Made with osintkit" in page
    index = read(one.latest / "index.html")
    assert "It snowed in Aachen" in index
    assert "That it rained elsewhere." in index
    assert 'href="snow/01-sourcing.html"' in index
    assert "[3/3]" in log.getvalue()
    assert not (one.runs()[-1] / "scratch").exists()
    assert one.outcome()["outcome"] == "published"
    facts = json.loads(read(one.latest / "run.json"))
    assert set(facts["facts"]["inputs"]) == {"case.yaml", "notebooks/00-start.ipynb", "notebooks/01-sourcing.ipynb"}
    assert facts["pages"]["index.html"] == digests(one.latest)["index.html"]

    # another folder, another time zone and locale: the same bytes
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("PYTHONHASHSEED", "77")
    run_case(two.root, RunOptions(jobs=1))
    assert digests(one.latest) == digests(two.latest)


FAILURES = [
    ("an exception", "1/0", "ZeroDivisionError: division by zero", 2),
    ("an end of the process", "import os; os._exit(0)", "the kernel died", 2),
    ("a signal", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "the kernel died", 2),
    ("SystemExit", "raise SystemExit(0)", "SystemExit", 2),
    ("a question", "input('name?')", "StdinNotImplementedError", 2),
    ("a time-out", "import time; time.sleep(60)", "longer than a cell may take", 2),
    ("no memory", "raise MemoryError('x' * 10)", "MemoryError", 2),
]


@pytest.mark.slow
def test_what_fails_is_named_and_the_good_report_stays(small_case):
    good = small_case.notebook("01-a.ipynb", "print('fine')")
    run_case(small_case.root, RunOptions(claims=["rain"]))
    before = digests(small_case.latest)
    good.unlink()
    for number, (_, source, _, _) in enumerate(FAILURES):
        small_case.notebook(f"{number:02d}-bad.ipynb", source, "print('never')")
    with pytest.raises(RunError) as caught:
        run_case(small_case.root, RunOptions(claims=["rain"], timeout=8, jobs=2))
    told = str(caught.value)
    page = read(small_case.root / "reports" / "FAILED.html")
    for number, (what, source, reason, cell) in enumerate(FAILURES):
        # as people count: cell 1 declares; the one that sets the values is not theirs
        assert re.search(rf"rain / {number:02d}-bad, code cell {cell}: .*{re.escape(reason)}", told), (what, told)
        assert source.split("(")[0].replace("'", "&#x27;") in page
    assert caught.value.exit_code == 7
    assert "previous report still stands" in told
    assert 'href="latest/index.html"' in page
    assert str(small_case.root) not in page
    assert digests(small_case.latest) == before
    assert small_case.outcome()["outcome"] == "failed"

    # mended: published, and the page of failure is gone
    for path in small_case.root.glob("notebooks/*-bad.ipynb"):
        path.unlink()
    small_case.notebook("01-a.ipynb", "print('mended')")
    run_case(small_case.root, RunOptions(claims=["rain"]))
    assert not (small_case.root / "reports" / "FAILED.html").exists()
    assert "mended" in read(small_case.latest / "rain" / "01-a.html")


@pytest.mark.slow
def test_a_part_is_replaced_and_a_day_has_its_own_edition(small_case):
    small_case.notebook("01-a.ipynb", "print('first', as_of)")
    run_case(small_case.root)
    small_case.notebook("01-a.ipynb", "print('second', as_of)")
    run_case(small_case.root, RunOptions(claims=["snow"]))
    assert "first None" in read(small_case.latest / "rain" / "01-a.html")
    assert "second None" in read(small_case.latest / "snow" / "01-a.html")
    assert 'href="rain/01-a.html"' in read(small_case.latest / "index.html")
    before = digests(small_case.latest)
    result = run_case(small_case.root, RunOptions(claims=["snow"], as_of="2024-05", parameters={}))
    assert result.index == small_case.root / "reports" / "2024-05-31" / "index.html"
    assert "second 2024-05-31" in read(result.index.parent / "snow" / "01-a.html")
    assert "as of 2024-05-31" in read(result.index)
    assert digests(small_case.latest) == before


@pytest.mark.slow
def test_two_runs_do_not_meet(small_case):
    from filelock import FileLock

    small_case.notebook("01-a.ipynb", "1")
    folder = small_case.root / "data/processed/runs"
    folder.mkdir(parents=True)
    with FileLock(folder / ".lock"), pytest.raises(RunError, match="another run"):
        run_case(small_case.root)
    run_case(small_case.root, RunOptions(claims=["rain"]))
    assert small_case.latest.exists()


@pytest.mark.slow
def test_one_notebook_runs_alone(small_case, tmp_path, monkeypatch):
    declared = WHOLE + '\nother: Path = Path("x")\nwords: list[str] = []'
    source = 'print((case_dir / "case.yaml").exists(), other.name, other.is_absolute(), words)\nassert words'
    notebook = small_case.notebook("05-alone.ipynb", source, declared=declared)
    before = notebook.read_bytes()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ParameterError, match="did you mean 'words'"):
        run_notebook(notebook, "out", {"wrods": "a"})
    with pytest.raises(RunError, match=r"05-alone.*nothing was written.*code cell 2: AssertionError"):
        run_notebook(notebook, "out")
    assert not (tmp_path / "out").exists()
    result = run_notebook(notebook, "out", {"other": "given", "words": "a,b"})
    assert result.page == tmp_path / "out" / "05-alone.html"
    assert "True given True [&#x27;a&#x27;, &#x27;b&#x27;]" in read(result.page)
    assert str(tmp_path) not in read(result.page)
    assert "Path(&#x27;&lt;other&gt;&#x27;)" in re.sub("</?span[^>]*>", "", read(result.page))
    assert str(small_case.root) not in read(result.executed)
    assert notebook.read_bytes() == before


def test_everything_is_checked_before_anything_starts(small_case):
    small_case.notebook("01-a.ipynb", "1", declared="limit: int\n" + "claim: str = 'rain'")
    root = small_case.root
    for options, error, words in [
        (RunOptions(), ParameterError, "'limit' (int) is required"),
        (RunOptions(parameters={"limit": "x"}), ParameterError, "expected a whole number"),
        (RunOptions(parameters={"limt": 3}), ParameterError, "did you mean 'limit'"),
        (RunOptions(claims=["rian"]), UnknownNameError, "did you mean 'rain'"),
        (RunOptions(parameters={"limit": 1, "claim": "sno"}), UnknownNameError, "did you mean 'snow'"),
        (RunOptions(as_of="2024-13"), ParameterError, "is not a date"),
        (RunOptions(as_of=date(2999, 1, 1)), ParameterError, "in the future"),
        (RunOptions(as_of="2024-10-20", parameters={"limit": 1}), ParameterError, "declares a parameter 'as_of'"),
        (RunOptions(notebooks=[Path("01-b")]), ParameterError, "did you mean '01-a'"),
    ]:
        with pytest.raises(error) as caught:
            run_case(root, options)
        assert words in str(caught.value)
    assert not (root / "data/processed/runs").exists()


def test_a_notebook_without_parameters_is_named(small_case):
    small_case.notebook("01-a.ipynb", "1", declared=None)
    with pytest.raises(ParameterError, match=r"01-a\.ipynb: no cell is tagged"):
        run_case(small_case.root)


def test_a_case_without_notebooks_says_what_to_do(small_case):
    with pytest.raises(RunError, match="osintkit new"):
        run_case(small_case.root)


def test_the_plan_runs_a_notebook_once_unless_it_takes_a_claim(small_case):
    small_case.notebook("00-start.ipynb", declared=WHOLE)
    small_case.notebook("01-a.ipynb")
    plan = make_plan(small_case.root, RunOptions(as_of="2024-10-20"))
    assert [step.page for step in plan.steps] == ["00-start.html", "rain/01-a.html", "snow/01-a.html"]
    assert plan.whole
    assert plan.steps[1].values["as_of"] == date(2024, 10, 20)
    assert not make_plan(small_case.root, RunOptions(claims=["rain"])).whole


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(small_case):
    small_case.notebook("01-a.ipynb", "1")
    small_case.root.chmod(0o500)
    try:
        with pytest.raises(SetupError, match=r"data.processed"):
            run_case(small_case.root)
    finally:
        small_case.root.chmod(0o700)


def test_a_file_in_the_way_is_named(small_case):
    small_case.notebook("01-a.ipynb", "1")
    (small_case.root / "data" / "processed").write_text("a file where a folder should be")
    with pytest.raises(SetupError, match="Nothing was published"):
        run_case(small_case.root)


def test_one_byte_of_one_input_changes_the_digest(small_case):
    notebook = small_case.notebook("01-a.ipynb", "1")
    raw = small_case.root / "data/raw/ledger.jsonl"
    journal = small_case.root / "data/journal/demo@desk.jsonl"
    seen = {gather(small_case.root, [notebook]).digest}
    for path in (small_case.root / "case.yaml", notebook, journal):
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + " ", "utf-8")
        seen.add(gather(small_case.root, [notebook]).digest)
    assert len(seen) == 4
    facts = json.dumps(gather(small_case.root, [notebook]).to_dict())
    for word in ("desk", str(small_case.root), raw.name):
        assert word not in facts


# -- what counts as having run --------------------------------------------------------------------


def cell(source="1", count=1, answered=True, outputs=()):
    timing = {"shell.execute_reply": "2026"} if answered else {"iopub.status.busy": "2026"}
    return {
        "cell_type": "code",
        "source": source,
        "execution_count": count,
        "metadata": {"execution": timing, "papermill": {"status": "completed", "exception": None}},
        "outputs": list(outputs),
    }


def test_a_run_counts_only_when_every_cell_was_answered():
    assert unfinished({"cells": [cell(), cell("", None, answered=False), cell(count=2)]}, "n") is None
    for cells in ([cell(), cell(count=None)], [cell(), cell(count=2, answered=False)], [cell(), cell(count=3)]):
        failure = unfinished({"cells": cells}, "n")
        assert failure is not None
        assert failure.cell == 2


def test_an_error_output_fails_even_where_it_was_allowed():
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}
    assert "E: v" in str(unfinished({"cells": [cell(outputs=[error])]}, "n"))
    assert "OSError: disk" in str(unfinished({"cells": [cell()]}, "n", OSError("disk")))


# -- editions -------------------------------------------------------------------------------------


def folder(path: Path, word: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(word)
    return path


@pytest.mark.parametrize("exchange", [True, False])
def test_an_edition_is_replaced_as_a_whole(tmp_path, monkeypatch, exchange):
    if not exchange:
        monkeypatch.setattr("osintkit.reports.run.editions._exchange", lambda *_: False)
    edition = folder(tmp_path / "reports" / "latest", "old")
    (edition / "gone.html").write_text("x")
    promote(folder(tmp_path / "run", "new"), edition)
    assert digests(edition) == digests(tmp_path / "run")
    assert [path.name for path in edition.parent.iterdir()] == ["latest"]


def test_a_crash_between_two_steps_is_mended(tmp_path):
    reports = tmp_path / "reports"
    folder(reports / ".latest.old", "good")
    folder(reports / ".latest.new", "half")
    recover(reports / "latest")
    assert (reports / "latest" / "index.html").read_text() == "good"
    assert [path.name for path in reports.iterdir()] == ["latest"]


def test_a_full_disk_leaves_the_edition_as_it_was(tmp_path, monkeypatch):
    edition = folder(tmp_path / "reports" / "latest", "old")

    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        promote(tmp_path, edition)
    assert (edition / "index.html").read_text() == "old"
