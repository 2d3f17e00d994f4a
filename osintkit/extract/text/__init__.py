"""The ground of reading: language, tokens, sentences, quotations."""
