"""The parameters that a notebook declares, their types, and filling in their values."""
