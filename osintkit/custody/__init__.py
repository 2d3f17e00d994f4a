"""What people received and declared, kept so that nothing is lost or silently changed."""

from osintkit.custody.archive import Archive, Intake
from osintkit.custody.ledger import Ledger, LedgerEntry

__all__ = ["Archive", "Intake", "Ledger", "LedgerEntry"]
