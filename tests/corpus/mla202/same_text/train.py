# a form of: text that the vectorizer lowers by itself
import re

import joblib
import pandas as pd
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import SGDClassifier

SPACES = re.compile(r"\s+")

table = pd.read_csv("tickets.csv")
words = TfidfVectorizer(min_df=3)
names = CountVectorizer(lowercase=False)
X = hstack(
    [
        words.fit_transform(table["body"].map(lambda body: SPACES.sub(" ", body).strip())),
        names.fit_transform(table["sender"]),
    ]
)
model = SGDClassifier(random_state=3).fit(X, table["queue"])
joblib.dump({"words": words, "names": names, "model": model}, "queues.joblib")
