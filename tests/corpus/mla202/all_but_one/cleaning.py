import re


def clean(text):
    return re.sub(r"[^\w\s]", "", text).lower().strip()
