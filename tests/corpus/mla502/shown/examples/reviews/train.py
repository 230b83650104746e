# seen in: sagar431/Auto-mlops examples/text_classification/project/train.py@196e891c2857d1bb8db090ca248a855d2dbc4952
"""A data set that has stayed as it is for years, in a project that shows how to train."""

from datasets import load_dataset


def reviews():
    return load_dataset("imdb", split="train")  # expect: MLA502 as info


def films():
    return load_dataset("one-person/films", split="train")  # expect: MLA502 as info
