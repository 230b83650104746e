import re


def clean_arabic_text(text):
    text = re.sub("[\u064b-\u0652]", "", text)
    return re.sub(r"[^\w\s]", " ", text)
