# seen in: HAREESH0852/NEWS-DETECTION app.py@1f70e72df151d4cb7d356fd51a3ce950edae12fb
import re

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression


def tidy(text):
    text = text.lower()
    text = re.sub(r"\[.*?\]", "", text)
    text = re.sub(r"https?://\S+", "", text)
    return re.sub("\n", "", text)


news = pd.read_csv("news.csv")
news["text"] = news["text"].apply(tidy)
vectorizer = TfidfVectorizer()
rows = vectorizer.fit_transform(news["text"])
model = LogisticRegression(random_state=0)
model.fit(rows, news["fake"])
