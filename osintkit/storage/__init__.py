"""Files that outlive a crash: hash chains, locks, whole-file writes, records from plain data."""

from osintkit.storage.chain import Irregularity, many_new_objects
from osintkit.storage.locks import JournalBusyError

__all__ = ["Irregularity", "JournalBusyError", "many_new_objects"]
