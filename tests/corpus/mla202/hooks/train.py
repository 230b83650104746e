# a form of: methods that a model server calls one after the other
import re

import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

LINK = re.compile(r"https?://\S+|www\.\S+")

table = pd.read_csv("chats.csv")
texts = table["text"].map(lambda text: LINK.sub(" ", text).strip().replace("_", " "))
joblib.dump(make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, table["topic"]), "topics.joblib")
