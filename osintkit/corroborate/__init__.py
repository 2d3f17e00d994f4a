"""Independent origins, contradicting estimates, verdicts: pure functions over records."""
