"""Whether a passage supports a claim or refutes it."""
