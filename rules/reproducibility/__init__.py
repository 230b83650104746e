"""5xx: reproducibility and versions."""
