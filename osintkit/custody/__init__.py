"""What people received, declared and judged, kept so that nothing is lost or silently changed."""
