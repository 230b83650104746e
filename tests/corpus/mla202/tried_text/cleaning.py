import re


def clean_text(text):
    text = re.sub(r"http\S+", "", text.lower())
    return re.sub(r"[^a-z ]", " ", text).strip()
