# seen in: rossatuai/sentiment-mlops-pipeline src/predict.py
import re

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC


def tidy(text):
    return re.sub(r"[^a-z\s]", "", text.lower())


notes = pd.read_csv("notes.csv")
vectorizer = TfidfVectorizer()
X = vectorizer.fit_transform(notes["note"].apply(tidy))
joblib.dump(LinearSVC().fit(X, notes["mood"]), "mood.joblib")
joblib.dump(vectorizer, "mood_words.joblib")
