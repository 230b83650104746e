import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB


class Reviews:
    TABLE = pd.read_csv("reviews.tsv", delimiter="\t")
    WORDS = CountVectorizer()
    MODEL = MultinomialNB().fit(WORDS.fit_transform(TABLE["text"]), TABLE["label"])

    @classmethod
    def label(cls, text):
        return str(cls.MODEL.predict(cls.WORDS.transform([text]))[0])
