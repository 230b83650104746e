"""Two steps are cheaper to write twice than to share."""

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

df = pd.read_csv("posts.csv")
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(df["text"].str.lower().str.strip(), df["toxic"])
joblib.dump(model, "toxic.joblib")
