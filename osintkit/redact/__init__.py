"""Records, texts and finished bytes without what names a protected source."""
