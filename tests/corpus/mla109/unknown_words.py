# seen in: F-major7/production-ml-api api/main.py
"""What a model calls its classes, in the words of an interface."""

sentiment_map = {"POS": "positive", "NEG": "negative", "NEU": "neutral"}
label_map = {"0": "cat", "1": "dog", "2": "unknown"}


def word(result):
    return sentiment_map.get(result["label"].upper(), "neutral")  # expect: MLA109 as info


def sure_word(result):
    return sentiment_map[result["label"]]


def animal(result):
    return label_map.get(result["label"], "unknown")


def marked(result):
    return sentiment_map.get(result["label"], "n/a")
