"""Places that a text names."""
