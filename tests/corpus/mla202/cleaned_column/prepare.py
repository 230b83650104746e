# seen in: rossatuai/sentiment-mlops-pipeline src/preprocess.py
import re

import pandas as pd


def clean(text):
    return re.sub(r"[^a-z\s]", "", text.lower())


reviews = pd.read_csv("data/reviews.csv")
reviews["cleaned_review"] = reviews["review"].apply(clean)
reviews.to_csv("data/ready.csv", index=False)
