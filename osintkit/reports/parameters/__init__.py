"""The parameters that a notebook declares, their types, and values put in."""
