"""How long `import osintkit` takes, beside pandas alone, and what it loads.

    python benchmarks/import_time.py

Prints the median of eleven fresh interpreters, less the interpreter's own start.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

HEAVY = ("pandas", "pandas.plotting", "numpy", "matplotlib", "papermill", "IPython")
RUNS = 11


def seconds(code: str) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    bare = seconds("pass")
    own = seconds("import osintkit") - bare
    peer = seconds("import pandas") - bare
    code = f"import sys, osintkit; print([name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    print(f"import osintkit {own:.3f} s; import pandas {peer:.3f} s; ratio {own / peer:.2f}")
    print(f"heavy modules loaded: {loaded}")


if __name__ == "__main__":
    main()
