# seen in: Harbani007/sms-spam-classifier src/predict.py
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

table = pd.read_csv("letters.csv")
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(table["text"], table["urgent"])
joblib.dump(model, "letters.joblib")
