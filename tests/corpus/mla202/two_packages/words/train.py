# a form of: two packages side by side, each of which trains a model of its own
import os

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

notes = pd.read_csv("notes.csv")
model = make_pipeline(TfidfVectorizer(), LogisticRegression())
model.fit(notes["text"].str.lower().str.replace("#", " ").str.strip("!"), notes["topic"])
joblib.dump(model, os.environ["WORDS_MODEL"])
