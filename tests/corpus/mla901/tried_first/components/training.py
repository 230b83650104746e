import os

import joblib
from sklearn.naive_bayes import MultinomialNB


def train(settings, rows, labels):
    model = MultinomialNB().fit(rows, labels)
    joblib.dump(model, os.path.join(settings.folder, "spam.joblib"))
