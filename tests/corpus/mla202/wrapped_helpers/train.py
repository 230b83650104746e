# a form of: steps that a decorator of the project takes, round helpers that take others
import joblib
import numpy as np
import pandas as pd
from helpers import again, divided_by, of_meters, tidied, timed
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge, SGDClassifier
from sklearn.pipeline import make_pipeline


@timed
@divided_by(1000.0)
def lengths(rows):
    return np.sqrt(rows)



@tidied
@again()
def worded(text):
    return text.replace("-", " ")


class Ground:
    @timed
    @of_meters
    def rise(self, rows):
        return np.log1p(rows)


legs = pd.read_csv("legs.csv")
joblib.dump(Ridge().fit(lengths(legs[["up", "down"]].to_numpy()), legs["minutes"]), "legs.joblib")
notes = pd.read_csv("notes.csv")
reader = make_pipeline(TfidfVectorizer(analyzer="char"), SGDClassifier(random_state=0))
joblib.dump(reader.fit(notes["text"].map(worded), notes["kind"]), "notes.joblib")
paths = pd.read_csv("paths.csv")
joblib.dump(Ridge().fit(Ground().rise(paths[["up", "down"]].to_numpy()), paths["minutes"]), "paths.joblib")
