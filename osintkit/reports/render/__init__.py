"""From an executed notebook to a page that makes no network requests."""
