"""How JupyterLab is started; what it then does is seen in ``tests/browser/test_report_lab.py``."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

import osintkit.lab.lab as lab_module
from osintkit.errors import SetupError
from osintkit.lab.lab import free_port, lab_command, policy, start_lab


def test_the_policy_lets_no_script_of_a_page_run():
    rules = dict(rule.split(" ", 1) for rule in policy(8891).split("; "))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "ws://127.0.0.1:8891" in rules["connect-src"]
    for rule in ("default-src", "img-src", "media-src", "font-src", "connect-src", "frame-src"):
        assert "http:" not in rules[rule]
        assert "*" not in rules[rule]


def test_the_command_is_for_this_server_only(tmp_path):
    command = lab_command(tmp_path, 8891, browser=False)
    config = Path(next(part for part in command if part.startswith("--config=")).removeprefix("--config="))
    settings = json.loads(config.read_text("utf-8"))
    assert settings["LabApp"]["news_url"] is None
    assert settings["LabApp"]["extension_manager"] == "readonly"
    assert settings["LabApp"]["check_for_updates_class"].endswith("NeverCheckForUpdate")
    assert settings["ServerApp"]["ip"] == "127.0.0.1"
    assert f"--ServerApp.root_dir={tmp_path.resolve()}" in command
    assert "--ServerApp.open_browser=False" in command
    overrides = json.loads((config.parent / "settings" / "overrides.json").read_text("utf-8"))
    assert overrides["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port


def test_no_free_port_is_said(monkeypatch):
    monkeypatch.setattr(lab_module, "_TRIES", 0)
    with pytest.raises(SetupError, match="--port"):
        free_port(8888)


def test_it_starts_outside_the_case(small_case, monkeypatch):
    # Jupyter and Python read configuration and modules from where they start: never from among captures
    seen = {}

    class Done:
        returncode = 3

    def run(command, **options):
        seen.update(options, command=command)
        return Done

    monkeypatch.setattr(lab_module.subprocess, "run", run)
    assert start_lab(small_case.root / "notebooks", port=8950, browser=False) == 3
    assert small_case.root not in [Path(seen["cwd"]), *Path(seen["cwd"]).parents]
    assert f"--ServerApp.root_dir={small_case.root.resolve()}" in seen["command"]
