import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import PassiveAggressiveClassifier
from sklearn.pipeline import make_pipeline

news = pd.read_csv("news.csv").fillna("")
news["content"] = news["headline"] + " " + news["article"]
checker = make_pipeline(TfidfVectorizer(), PassiveAggressiveClassifier())
checker.fit(news["content"], news["fake"])
joblib.dump(checker, "checker.joblib")
