"""What people received, declared and judged, kept so that nothing is lost or silently changed."""

from osintkit.custody.archive import Archive, Intake
from osintkit.custody.chain import Finding
from osintkit.custody.journal import Journal
from osintkit.custody.judgments import Adjudication, Disagreement, Judgments, Note, Position, SourceChange
from osintkit.custody.ledger import Ledger, LedgerEntry
from osintkit.custody.reading import (
    EntryDiff,
    MergeReport,
    diff_entries,
    journal_heads,
    journal_stamp,
    merge_journals,
    read_entries,
    verify_journals,
)
from osintkit.custody.replaying import replay
from osintkit.custody.selectors import Anchor, Reanchoring, ReanchorReport, reanchor, resolve

__all__ = [
    "Adjudication",
    "Anchor",
    "Archive",
    "Disagreement",
    "EntryDiff",
    "Finding",
    "Intake",
    "Journal",
    "Judgments",
    "Ledger",
    "LedgerEntry",
    "MergeReport",
    "Note",
    "Position",
    "ReanchorReport",
    "Reanchoring",
    "SourceChange",
    "diff_entries",
    "journal_heads",
    "journal_stamp",
    "merge_journals",
    "read_entries",
    "reanchor",
    "replay",
    "resolve",
    "verify_journals",
]
