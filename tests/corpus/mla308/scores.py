"""A forest, and how good it is said to be."""

from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score


def train(X, y):
    model = RandomForestClassifier(random_state=0)
    model.fit(X, y)
    predicted = model.predict(X)
    print("accuracy", accuracy_score(y, predicted))  # expect: MLA308
    return model
