"""Whatever a capture does to its parser, the batch goes on, and the problem names the capture."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from osintkit.errors import SetupError, UnreadableCaptureError
from osintkit.loaders import Limits, load, load_many, load_report
from osintkit.loaders.sandbox import isolate as isolate_module
from osintkit.loaders.sandbox.isolate import Isolation

LOADER = """
import os, signal, socket, sys, time
from pathlib import Path
from osintkit.model import Document

class Misbehaving:
    name = "misbehaving"
    version = "1"
    media_types = ("application/x-misbehaving",)

    def load(self, capture, data):
        deed = data.decode()
        text = getattr(self, deed)() if not deed.startswith("say ") else deed[4:]
        yield Document(id=Document.make_id(capture.sha256), capture=capture.sha256, text=text or "done", loader="m/1")

    def spin(self):
        while True:
            pass

    def sleep(self):
        time.sleep(600)

    def hog(self):
        return "x" * (3 << 30)

    def leak(self):
        kept = []
        while True:
            kept.append(bytearray(1 << 20))

    def leave(self):
        os._exit(3)

    def shoot(self):
        os.kill(os.getpid(), signal.SIGSEGV)

    def flood(self):
        return "x" * (40 << 20)

    def fail(self):
        raise KeyError("inside")

    def recurse(self):
        return self.recurse()

    def chat(self):
        print("hello" * 1000); os.write(1, b"junk" * 100); os.write(2, b"junk" * 100)
        sys.stdout.write("more"); sys.stdout.flush()
        return repr(sys.stdin.read() if sys.stdin else "") + "chatted"

    def call(self):
        socket.socket().connect(("127.0.0.1", 9))

    def resolve(self):
        socket.getaddrinfo("localhost", 80)

    def write(self):
        Path("written-by-a-loader").write_text("x")

    def start(self):
        os.system("true")

    def surroundings(self):
        return repr(sorted(os.environ)) + repr(sys.path)
"""


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a third party's loader that does what its bytes say; the child finds it as it would any package."""
    (tmp_path / "misbehaving_loader.py").write_text(LOADER)
    facts = tmp_path / "misbehaving_loader-1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: misbehaving-loader\nVersion: 1\n")
    (facts / "entry_points.txt").write_text("[osintkit.loaders]\nmisbehaving = misbehaving_loader:Misbehaving\n")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def deed(misbehaving, capture_of):
    def make(words: str):
        data = words.encode()
        return capture_of(data, f"{words.split(maxsplit=1)[0]}.bin", "application/x-misbehaving"), data

    return make


SMALL = Limits(cpu_seconds=1, wall_seconds=30, memory=400 << 20, output_bytes=8 << 20)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("spin", "more than 1 seconds of processor time"),
        ("hog", "more than 400 MiB of memory"),
        ("leak", "memory"),
        ("leave", "ended with code 3"),
        ("shoot", "ended with code -11"),
        ("flood", "its documents together are more than 8 MiB"),
        ("fail", "its loader failed (KeyError: 'inside')"),
        ("recurse", "nested too deep"),
        ("call", "a loader may not use socket.connect"),
        ("resolve", "a loader may not use socket.getaddrinfo"),
        ("write", "a loader may not write files"),
        ("start", "a loader may not use os.system"),
    ],
)
def test_a_loader_gone_wrong_costs_its_capture_alone(deed, words, reason):
    reports = list(load_many([deed("say before"), deed(words), deed("say after")], limits=SMALL))
    assert [report.failed for report in reports] == [False, True, False]
    (problem,) = reports[1].problems
    assert str(problem).startswith(f"{words}.bin: ")
    assert reason in problem.reason
    assert reports[2].documents[0].text == "after"
    assert not Path("written-by-a-loader").exists()


def test_a_loader_that_waits_is_ended(deed):
    limits = Limits(wall_seconds=2)
    started = time.monotonic()
    first, second = load_many([deed("sleep"), deed("say after")], limits=limits)
    assert "did not end within 2 seconds" in first.problems[0].reason
    assert second.documents[0].text == "after"
    assert time.monotonic() - started < 30


def test_what_a_loader_prints_does_not_disturb_the_answers(deed):
    reports = list(load_many([deed("chat"), deed("say after")]))
    assert [report.documents[0].text for report in reports] == ["''chatted", "after"]


def test_the_child_knows_nothing_of_the_user_and_does_not_search_the_working_folder(deed, monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_TOKEN", "x")
    folder = tmp_path / "captures"
    folder.mkdir()
    (folder / "lxml.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(folder)
    (report,) = load_many([deed("surroundings")])
    text = report.documents[0].text
    assert "SECRET_TOKEN" not in text
    assert str(folder) not in text


def test_no_file_beside_a_script_stands_in_for_a_module(capture_of, monkeypatch, tmp_path):
    for name in ("re", "enum", "json", "types", "dataclasses", "lxml", "csv"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')")
    monkeypatch.syspath_prepend(tmp_path)
    data = b"<html><body>Seoul said so."
    (report,) = load_many([(capture_of(data, "a.html", "text/html"), data)])
    assert report.documents[0].text == "Seoul said so."


def test_isolated_and_in_process_give_the_same(capture_of):
    pages = [
        ("a.txt", "text/plain", b"Publisher: Yonhap\n\nSeoul said so.\r\n"),
        ("a.html", "text/html", "<title>Сеул</title><p>Сеул сказал так.".encode("cp1251")),
        ("a.csv", "text/csv", b"date,text\n2024,One.\nsoon,Two.\n"),
        ("a.jsonl", "application/x-ndjson", b'{"text": "seen \\ud83d"}'),
        ("a.pdf", "", b"%PDF-1.7"),
        ("empty", "", b""),
    ]
    pairs = [(capture_of(data, name, kind), data) for name, kind, data in pages]
    assert list(load_many(pairs)) == list(load_many(pairs, isolated=False))


def test_a_hundred_small_captures_pay_for_one_start(capture_of, monkeypatch):
    starts = []
    popen = subprocess.Popen
    monkeypatch.setattr(isolate_module.subprocess, "Popen", lambda *a, **k: starts.append(a) or popen(*a, **k))
    pairs = []
    for number in range(100):
        data = f"<html><body><p>Page {number} said so.</p></body></html>".encode()
        pairs.append((capture_of(data, f"{number}.html", "text/html"), data))
    started = time.monotonic()
    reports = list(load_many(pairs))
    assert [report.documents[0].text for report in reports] == [f"Page {number} said so." for number in range(100)]
    assert len(starts) == 1
    assert time.monotonic() - started < 20


def test_single_loads_share_a_warm_child(capture_of):
    data = b"Seoul said so."
    capture = capture_of(data, "a.txt", "text/plain")
    assert load(capture, data)[0].text == "Seoul said so."
    child = isolate_module.shared()._child
    assert load(capture, data)[0].text == "Seoul said so."
    assert isolate_module.shared()._child is child
    with pytest.raises(UnreadableCaptureError, match=r"^empty: the file is empty"):
        load(capture_of(b"", "empty"), b"")


def test_a_child_that_was_killed_meanwhile_is_replaced(capture_of):
    data = b"Seoul said so."
    capture = capture_of(data, "a.txt", "text/plain")
    with Isolation() as isolation:
        assert not isolation.load(capture, data).failed
        os.kill(isolation._child._process.pid, signal.SIGKILL)
        isolation._child._process.wait()
        assert not isolation.load(capture, data).failed


def test_a_child_is_replaced_after_many_captures(capture_of, monkeypatch):
    monkeypatch.setattr(isolate_module, "_RECYCLE", 2)
    data = b"Seoul said so."
    capture = capture_of(data, "a.txt", "text/plain")
    with Isolation() as isolation:
        processes = []
        for _ in range(5):
            assert not isolation.load(capture, data).failed
            processes.append(isolation._child._process.pid)
    assert len(set(processes)) == 3


def test_an_interrupt_does_not_leave_half_an_answer_behind(capture_of, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    data = b"Seoul said so."
    capture = capture_of(data, "a.txt", "text/plain")
    with Isolation() as isolation:
        assert not isolation.load(capture, data).failed
        child = isolation._child
        with monkeypatch.context() as patch:
            patch.setattr(child, "_answer", interrupt)
            with pytest.raises(KeyboardInterrupt):
                isolation.load(capture, data)
        assert isolation._child is None
        assert child._process.poll() is not None
        assert not isolation.load(capture, data).failed


def test_a_file_over_the_limit_is_refused_before_anything_is_started(capture_of):
    data = b"x" * 2000
    with Isolation(Limits(file_bytes=1000)) as isolation:
        report = isolation.load(capture_of(data, "big.txt", "text/plain"), data)
        assert isolation._child is None
    assert "big.txt: " in str(report.problems[0])
    assert "split the file" in report.problems[0].reason


def test_a_child_that_cannot_start_is_a_fault_of_the_machine(monkeypatch, capture_of):
    monkeypatch.setattr(isolate_module, "_environment", lambda: {"PYTHONHOME": "/nowhere"})
    with Isolation() as isolation, pytest.raises(SetupError, match="reinstall osintkit"):
        isolation.load(capture_of(b"x", "a.txt", "text/plain"), b"x")


SCRIPT = """
from datetime import UTC, datetime
from osintkit.loaders import load_many
from osintkit.model import Capture

print("main runs")
capture = Capture(sha256="ab", size=6, media_type="text/plain", name="a.txt", received=datetime(2024, 1, 1, tzinfo=UTC))
print([report.documents[0].text for report in load_many([(capture, b"Words.")] * 3)])
"""


def test_a_script_without_a_main_guard_runs_once(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "main runs\n['Words.', 'Words.', 'Words.']\n"
    assert done.stderr == ""


@pytest.mark.slow
def test_in_a_kernel_under_papermill(tmp_path):
    import nbformat
    import papermill

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(textwrap.dedent(SCRIPT))])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "in.ipynb")
    papermill.execute_notebook(tmp_path / "in.ipynb", tmp_path / "out.ipynb", progress_bar=False)
    outputs = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[0].outputs
    assert "".join(output.text for output in outputs) == "main runs\n['Words.', 'Words.', 'Words.']\n"


DYING_SCRIPT = """
import os, signal
from osintkit.loaders.sandbox.isolate import shared

print(shared()._ready_child()._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_child_ends_with_its_parent(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(DYING_SCRIPT)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    child = int(done.stdout.split()[-1])
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and Path(f"/proc/{child}").exists():
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]


def test_a_report_of_one_capture(capture_of):
    data = b"date,text\n2024,One.\nsoon,Two.\n"
    report = load_report(capture_of(data, "log.csv", "text/csv"), data)
    assert len(report.documents) == 1
    assert "row 3" in str(report.problems[0])


def test_threads_share_the_child_and_get_their_own_answers(capture_of):
    import threading

    wrong = []

    def work(number: int) -> None:
        data = f"Words number {number} here.".encode()
        if load(capture_of(data, "a.txt", "text/plain"), data)[0].text != data.decode():
            wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not wrong
