"""Run every benchmark that needs nothing but this repository; a failing one is said, the rest go on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    failed = []
    for script in sorted([*HERE.glob("*.py"), *(HERE / "accuracy").glob("*.py")]):
        if script.name == Path(__file__).name or "def main" not in script.read_text(encoding="utf-8"):
            continue
        print(f"\n## {script.relative_to(HERE)}", flush=True)
        if subprocess.run([sys.executable, str(script)], check=False).returncode:
            failed.append(script.name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
