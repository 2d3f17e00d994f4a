"""Who speaks, and how near to what is told."""
