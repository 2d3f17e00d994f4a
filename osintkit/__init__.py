"""Research kit for open-source investigation: claims, independent origins, judgments, reports."""

__version__ = "0.1.0"
