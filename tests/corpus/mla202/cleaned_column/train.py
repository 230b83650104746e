import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

table = pd.read_csv("data/ready.csv")
words = TfidfVectorizer()
model = LogisticRegression().fit(words.fit_transform(table["cleaned_review"]), table["good"])
joblib.dump(words, "models/words.pkl")
joblib.dump(model, "models/reviews.pkl")
