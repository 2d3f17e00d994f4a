"""The front page of a report."""
