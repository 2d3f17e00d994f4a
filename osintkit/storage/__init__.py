"""Files that outlive a crash: hash chains, locks, whole-file writes, records from plain data."""

from osintkit.storage.chain import Finding, many_new_objects
from osintkit.storage.locks import JournalBusyError

__all__ = ["Finding", "JournalBusyError", "many_new_objects"]
