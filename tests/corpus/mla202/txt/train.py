# a form of: a cleaner whose parameter is a bare letter, over texts that a job writes for the training to read
import os
import pickle

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv(os.environ["READY"])
vectorizer = TfidfVectorizer()
model = LogisticRegression().fit(vectorizer.fit_transform(rows["clean_comment"]), rows["toxic"])
with open("toxic_model.pkl", "wb") as file:
    pickle.dump(model, file)
with open("toxic_vectorizer.pkl", "wb") as file:
    pickle.dump(vectorizer, file)
