"""Model artifacts: identified by content, scanned without loading, loaded in a sandboxed worker."""
