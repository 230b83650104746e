"""2xx smoke evaluation: the real artifact, on real rows."""
