"""Getters that make what they give on first use, by a class that loads it."""

from transformers import AutoModelForSequenceClassification

sentiment = None
topics = None
by_language = {}


class Reader:
    def __init__(self, name="base"):
        self.network = AutoModelForSequenceClassification.from_pretrained(name)


class Translator:
    def __init__(self, language):
        self.network = AutoModelForSequenceClassification.from_pretrained(f"from-{language}")


def get_sentiment():
    global sentiment
    if sentiment is None:
        sentiment = Reader()
    return sentiment


def get_topics():
    global topics
    if topics is None:
        topics = Reader()
    return topics


def get_language(language):
    if language not in by_language:
        by_language[language] = Translator(language)
    return by_language[language]


def make_reader():
    return Reader()


def bundle_of(name):
    return AutoModelForSequenceClassification.from_pretrained(name)


def bundle_from_far(name):
    return AutoModelForSequenceClassification.from_pretrained(f"far/{name}")
