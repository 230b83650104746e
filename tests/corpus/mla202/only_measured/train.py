# a form of: a step that only an evaluation lacks, and white space that serving leaves as it comes
import re

import joblib
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def clean(text):
    return re.sub(r"[^a-z ]", "", text)


notes = pd.read_csv("notes.csv")
notes["text"] = notes["text"].map(clean)
judge = make_pipeline(CountVectorizer(), LogisticRegression()).fit(notes["text"], notes["kind"])
joblib.dump(judge, "judge.joblib")

mails = pd.read_csv("mails.csv")
mails["text"] = mails["text"].str.replace(r"\s+", " ", regex=True)
sorter = make_pipeline(CountVectorizer(), LogisticRegression()).fit(mails["text"], mails["kind"])
joblib.dump(sorter, "sorter.joblib")
