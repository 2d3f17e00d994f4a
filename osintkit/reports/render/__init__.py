"""From an executed notebook to a page that asks for nothing."""
