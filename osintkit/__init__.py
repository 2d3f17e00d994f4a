"""Research kit for open-source investigation: claims, independent origins, judgments, reports.

>>> import osintkit
>>> osintkit.__all__
['Case', '__version__', 'model', 'new_case', 'open_case']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from osintkit import model
    from osintkit.case import Case, new_case, open_case

__version__ = "0.1.0"
__all__ = ["Case", "__version__", "model", "new_case", "open_case"]


def __getattr__(name: str) -> Any:
    # loaded on first use: importing osintkit must stay fast and load no table or plotting library
    if name not in __all__:
        raise AttributeError(f"module 'osintkit' has no attribute {name!r}")
    import importlib

    module = importlib.import_module("osintkit.model" if name == "model" else "osintkit.case")
    return module if name == "model" else getattr(module, name)


def __dir__() -> list[str]:
    return __all__
