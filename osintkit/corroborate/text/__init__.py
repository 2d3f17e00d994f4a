"""The ground of comparing: n-grams, stems, passages, numbers."""
