# a form of: titles and texts that both sides put together, one with a join and one with a template, or under other names
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

talks = pd.read_csv("talks.csv")
whole = talks["title"].str.cat(talks["abstract"], sep=" ")
topic = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(whole, talks["topic"])
joblib.dump(topic, "topic.joblib")

talks["score"] = talks["stars"] + talks["votes"]
rating = LogisticRegression().fit(talks[["score"]], talks["good"])
joblib.dump(rating, "rating.joblib")
