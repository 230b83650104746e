"""Serves what was tuned, and what another house has made."""

from transformers import pipeline

own = pipeline("text-classification", model="out")
second = pipeline("text-classification", model="second")
third = pipeline("text-classification", model="third")
other = pipeline("text-classification", model="outer")  # expect: MLA502
