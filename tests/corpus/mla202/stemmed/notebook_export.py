# a form of: messages whose words are stemmed one by one in a list that is emptied and filled again
import pickle

import nltk
import pandas as pd
from nltk.stem.porter import PorterStemmer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

stemmer = PorterStemmer()
stop = {"the", "a", "of"}


def reduced(message):
    words = nltk.word_tokenize(message.lower())
    kept = []
    for word in words:
        if word.isalnum():
            kept.append(word)
    words = kept[:]
    kept.clear()
    for word in words:
        if word not in stop:
            kept.append(stemmer.stem(word))
    return " ".join(kept)


frame = pd.read_csv("messages.csv")
frame["reduced"] = frame["message"].apply(reduced)
vectorizer = TfidfVectorizer(max_features=3000)
rows = vectorizer.fit_transform(frame["reduced"]).toarray()
bayes = MultinomialNB().fit(rows, frame["spam"])
pickle.dump(vectorizer, open("vectorizer.pkl", "wb"))
pickle.dump(bayes, open("bayes.pkl", "wb"))
