# seen in: AY2324S2-DSA3101-WaddleWaffles/Banking-Sentiment-Analysis server/scraper/appstore_textpreprocess.py@464ef2e36637ae5e447c38b34c475c2b02994d38
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

notes = pd.read_csv("notes.csv")
texts = notes["text"].str.replace("ß", "ss").str.lower().str.replace("[0-9]", "", regex=True)
model = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, notes["kind"])
joblib.dump(model, "notes.joblib")

codes = notes["code"].str.replace("ß", "ss").str.lower().str.replace("[a-z]", "", regex=True)
other = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(codes, notes["kind"])
joblib.dump(other, "codes.joblib")
