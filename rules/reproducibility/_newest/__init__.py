"""Models that are taken because they are the newest."""
