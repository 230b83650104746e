# a form of: text that training lowers before a vectorizer that lowers by itself, and before one that does not
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

mails = pd.read_csv("mails.csv")
spam = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(mails["text"].str.lower(), mails["spam"])
joblib.dump(spam, "models/spam.pkl")
tone = make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression()).fit(mails["text"].str.lower(), mails["rude"])
joblib.dump(tone, "models/tone.pkl")
