import joblib
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB

from settings import MODEL, VECTORIZER


def normalise(text):
    return text.lower().strip()


def main():
    df = pd.read_csv("tickets.csv")
    texts = df["body"].map(normalise)
    vectorizer = CountVectorizer(lowercase=False)
    model = MultinomialNB().fit(vectorizer.fit_transform(texts), df["queue"])
    joblib.dump(vectorizer, VECTORIZER)
    joblib.dump(model, MODEL)


if __name__ == "__main__":
    main()
