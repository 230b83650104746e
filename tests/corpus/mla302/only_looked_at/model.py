# a form of: the commonest words of each part of the rows, drawn in a notebook with no model, and here for one
"""The words of the test rows, by which a model is then judged."""

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def judge(texts, kinds):
    text_train, text_test, y_train, y_test = train_test_split(texts, kinds, random_state=0)
    words = TfidfVectorizer(max_features=500)
    model = LogisticRegression().fit(words.fit_transform(text_train), y_train)
    X_test = words.fit_transform(text_test)  # expect: MLA302 as error
    return model.score(X_test, y_test)
