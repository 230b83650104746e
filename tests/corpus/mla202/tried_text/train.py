# a form of: a new model that a service tries with a text of its own before it takes it
import joblib
import pandas as pd
from cleaning import clean_text
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

tickets = pd.read_csv("tickets.csv")
tickets["text"] = [clean_text(text) for text in tickets["text"]]
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(tickets["text"], tickets["team"])
joblib.dump(model, "tickets.joblib")
