import re

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier


def clean(text):
    text = re.sub(r"<.*?>", "", text)
    text = re.sub(r"https?://\S+", "", text)
    text = re.sub(r"[^a-zA-Z\s]", "", text)
    return re.sub(r"\s+", " ", text).strip().lower()


rows = pd.read_csv("reviews.csv")
texts = rows["text"].apply(clean)
joblib.dump(make_pipeline(TfidfVectorizer(), LinearSVC()).fit(texts, rows["label"]), "svm.joblib")
joblib.dump(make_pipeline(TfidfVectorizer(), DecisionTreeClassifier()).fit(texts, rows["label"]), "tree.joblib")
