# a form of: what training and requests go through, one below the other in one module
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from texts import for_training

posts = pd.read_csv("posts.csv")
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(posts["text"].map(for_training), posts["toxic"])
joblib.dump(model, "toxic.joblib")
