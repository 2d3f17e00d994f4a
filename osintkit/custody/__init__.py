"""What people received, declared and judged, kept so that nothing is lost or silently changed."""

from osintkit.custody.archive import Archive, Intake
from osintkit.custody.continuing import ContinuedReplay
from osintkit.custody.journal import Journal
from osintkit.custody.judgments import Judgments, replay
from osintkit.custody.ledger import Ledger, LedgerEntry
from osintkit.custody.reading import (
    EntryDiff,
    MergeReport,
    diff_entries,
    journal_heads,
    journal_stamp,
    merge_journals,
    read_entries,
    read_turns,
    verify_journals,
)
from osintkit.custody.standing import Adjudication, Disagreement, Note, Position, SourceChange
from osintkit.custody.succession import Succession, check_entries, succession
from osintkit.model.selectors import Anchor, Reanchoring, ReanchorReport, reanchor, resolve
from osintkit.storage.chain import Finding, many_new_objects
from osintkit.storage.locks import JournalBusyError

__all__ = [
    "Adjudication",
    "Anchor",
    "Archive",
    "ContinuedReplay",
    "Disagreement",
    "EntryDiff",
    "Finding",
    "Intake",
    "Journal",
    "JournalBusyError",
    "Judgments",
    "Ledger",
    "LedgerEntry",
    "MergeReport",
    "Note",
    "Position",
    "ReanchorReport",
    "Reanchoring",
    "SourceChange",
    "Succession",
    "check_entries",
    "diff_entries",
    "journal_heads",
    "journal_stamp",
    "many_new_objects",
    "merge_journals",
    "read_entries",
    "read_turns",
    "reanchor",
    "replay",
    "resolve",
    "succession",
    "verify_journals",
]
