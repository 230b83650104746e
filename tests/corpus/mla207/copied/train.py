import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

df = pd.read_csv("posts.csv")
text = df["text"].str.lower().str.strip().str.replace("@", "").str.replace("#", "").str.replace("_", " ")
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(text, df["toxic"])
joblib.dump(model, "toxic.joblib")
