import re


def for_training(text):
    text = text.lower()
    text = re.sub(r"http\S+", "", text)
    text = re.sub(r"[^a-z ]", " ", text)
    text = text.replace("  ", " ")
    text = text.replace(" amp ", " ")
    return text.strip()


def for_requests(text):
    text = text.lower()
    text = re.sub(r"http\S+", "", text)
    text = re.sub(r"[^a-z ]", " ", text)
    text = text.replace("  ", " ")
    text = text.replace(" amp ", " ")
    return text.strip()
