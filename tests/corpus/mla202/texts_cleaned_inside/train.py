# a form of: a cleaner that is saved with the vectoriser
import re

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def clean_review(text):
    return re.sub(r"[^a-z ]", " ", text.lower())


def train():
    rows = pd.read_csv("reviews.csv")
    model = make_pipeline(TfidfVectorizer(preprocessor=clean_review), LogisticRegression())
    model.fit(rows["review"], rows["liked"])
    print(clean_review(rows["review"][0]))
    joblib.dump(model, "liking.joblib")


if __name__ == "__main__":
    train()
