import re

import pandas as pd


def clean_text(text):
    text = re.sub(r"https?://\S+", "", str(text).lower())
    return re.sub(r"\w*\d\w*", "", text)


def write_cleaned():
    posts = pd.read_csv("posts.csv")
    posts["clean_text"] = [clean_text(text) for text in posts["text"]]
    posts.to_csv("cleaned.csv", index=False)
