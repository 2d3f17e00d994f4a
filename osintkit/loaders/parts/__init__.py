"""What several loaders read alike: character sets, headers, metadata, printed dates, pages."""
