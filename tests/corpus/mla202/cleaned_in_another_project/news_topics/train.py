# a form of: the cleaner of one example in a repository of many, and the service of another one
import pickle

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from splits import load_splits

X_train, X_test, y_train, y_test = load_splits()
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(X_train, y_train)
with open("outputs/tuned.pkl", "wb") as file:
    pickle.dump(model, file)
