# a form of: outputs of transformers that are stacked side by side
import joblib
import pandas as pd
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import SGDClassifier

bills = pd.read_csv("bills.csv")
words, senders = TfidfVectorizer(), CountVectorizer()
X = hstack([words.fit_transform(bills["text"]), senders.fit_transform(bills["sender"])])
model = SGDClassifier(random_state=1).fit(X, bills["account"])
joblib.dump({"words": words, "senders": senders, "model": model}, "bills.joblib")
