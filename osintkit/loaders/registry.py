"""Which loaders are installed; one that cannot be imported is reported and never fatal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import entry_points
from types import MappingProxyType

from osintkit.loaders.protocol import Loader

GROUP = "osintkit.loaders"
_WANTED = ("name", "version", "media_types", "load")


def available() -> Mapping[str, Loader]:
    """Return the loaders that can be used, by the name of their entry point.

    >>> {"feed", "html", "log", "markdown", "text"} <= set(available())
    True
    """
    return MappingProxyType(_discover()[0])


def unavailable() -> Mapping[str, str]:
    """Return the reason for each registered loader that cannot be used."""
    return MappingProxyType(_discover()[1])


def loader_for(media_type: str) -> Loader | None:
    """Return the loader for a media type, or None; the package's own come before a third party's.

    >>> loader_for("text/html").name
    'html'
    """
    found = _discover()[0]
    ours_first = sorted(found.items(), key=lambda pair: (not type(pair[1]).__module__.startswith("osintkit."), pair[0]))
    return next((loader for _, loader in ours_first if media_type in loader.media_types), None)


def _discover() -> tuple[dict[str, Loader], dict[str, str]]:
    return _load_all(tuple(sys.path))


@lru_cache(maxsize=4)
def _load_all(search_path: tuple[str, ...]) -> tuple[dict[str, Loader], dict[str, str]]:  # noqa: ARG001 - the cache's key
    """Import every registered loader, once for a search path: reading all entry points takes a while."""
    loaders: dict[str, Loader] = {}
    broken: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        name, target = point.name, point.value
        try:
            loader = point.load()()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a third party's import may raise anything
            broken[name] = f"{target} cannot be loaded: {type(error).__name__}: {error}"
            continue
        missing = [wanted for wanted in _WANTED if not getattr(loader, wanted, None)]
        if missing:
            broken[name] = f"{target} is not a loader: it has no {', no '.join(missing)}"
        elif name not in loaders:
            loaders[name] = loader
    return loaders, broken
