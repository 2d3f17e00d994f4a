"""JupyterLab for work on hostile text: it loads nothing from outside and runs no captured script.

Merely opening a notebook with saved outputs in a stock JupyterLab fetches what those outputs name, which tells the
other side who is looking. Here every page carries a policy in its header that forbids it.

Examples
--------
>>> "unsafe-inline" in policy(8888).split("script-src")[1].split(";")[0]
False
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Final

from osintkit.errors import SetupError

__all__ = ["free_port", "lab_command", "policy", "start_lab"]

_HOST: Final = "127.0.0.1"
_TRIES: Final = 50


def policy(port: int) -> str:
    """Return the Content-Security-Policy of the server's pages.

    Parameters
    ----------
    port
        Of the server; kernels are reached through its web sockets.
    """
    sockets = f"ws://{_HOST}:{port} ws://localhost:{port}"
    return "; ".join(
        [
            "default-src 'self'",
            # Lab compiles schemas ('unsafe-eval') and loads widgets from blobs; no script stands in a page
            "script-src 'self' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline' blob:",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {sockets} blob: data:",
            "frame-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def lab_command(case_dir: Path | str, port: int = 8888, *, browser: bool = True) -> list[str]:
    """Return the command that starts JupyterLab in a case.

    What is fixed stands in ``lab/config``; it holds for this server only, never for the user's others.

    Parameters
    ----------
    case_dir
        The case's folder.
    port
        A free one.
    browser
        Whether to open one.

    Examples
    --------
    >>> [part for part in lab_command(".", 8890) if part.startswith("--ServerApp.port")]
    ['--ServerApp.port=8890']
    """
    config = _config_folder()
    headers = {"headers": {"Content-Security-Policy": policy(port)}}
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--config={config / 'server.json'}",
        f"--ServerApp.root_dir={Path(case_dir).resolve()}",
        f"--ServerApp.port={port}",
        f"--ServerApp.open_browser={browser}",
        f"--ServerApp.tornado_settings={headers!r}",
        f"--LabApp.app_settings_dir={config / 'settings'}",
    ]
    # in a container everybody is root; the server listens on this machine only
    return [*command, "--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else command


def _config_folder() -> Path:
    return Path(str(resources.files("osintkit.lab"))) / "config"


def free_port(wanted: int) -> int:
    """Return ``wanted``, or the next port that nobody listens on.

    Raises
    ------
    SetupError
        When all of the next fifty are taken.
    """
    for port in range(wanted, min(wanted + _TRIES, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name != "nt":  # there the option would let two servers share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return port
    raise SetupError(f"ports {wanted} to {wanted + _TRIES - 1} are all taken; choose another with --port")


def start_lab(case_dir: Path | str = ".", *, port: int = 8888, browser: bool = True) -> int:
    """Run JupyterLab in a case until it is stopped; return its exit code.

    Parameters
    ----------
    case_dir
        The case's folder, or a folder inside it.
    port
        The first port to try.
    browser
        Whether to open a browser.
    """
    from osintkit.case import find_case

    root = find_case(Path(case_dir)).root
    chosen = free_port(port)
    try:
        # started from a folder of ours: Jupyter reads configuration, and Python modules, from where it starts
        command = lab_command(root, chosen, browser=browser)
        return subprocess.run(command, cwd=_config_folder(), check=False).returncode
    except KeyboardInterrupt:
        return 0
