"""Choices that are made by rows which are held out: models, thresholds, epochs, settings."""
