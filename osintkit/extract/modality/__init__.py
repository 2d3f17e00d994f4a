"""Whether a statement asserts, denies, alleges, hedges, plans or makes conditions."""
