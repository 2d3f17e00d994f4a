"""Attribution relations of English text by rules: source, cue, content."""
