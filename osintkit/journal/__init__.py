"""What people judged, kept so that nothing is lost or silently changed: written, read, ordered, and what stands."""

from osintkit.journal.continued import ContinuedReplay
from osintkit.journal.judgments import Judgments, replay
from osintkit.journal.order import Succession, check_entries, succession
from osintkit.journal.read import (
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
from osintkit.journal.standing import Adjudication, Disagreement, Note, Position, SourceChange
from osintkit.journal.write import Journal

__all__ = [
    "Adjudication",
    "ContinuedReplay",
    "Disagreement",
    "EntryDiff",
    "Journal",
    "Judgments",
    "MergeReport",
    "Note",
    "Position",
    "SourceChange",
    "Succession",
    "check_entries",
    "diff_entries",
    "journal_heads",
    "journal_stamp",
    "merge_journals",
    "read_entries",
    "read_turns",
    "replay",
    "succession",
    "verify_journals",
]
