"""Models that are not there: what a load that fails leaves behind, and what takes the place of a model."""
