"""JupyterLab for a case that holds hostile text."""
