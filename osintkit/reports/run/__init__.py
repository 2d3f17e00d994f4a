"""Running notebooks: plan, execute, crew, editions."""
