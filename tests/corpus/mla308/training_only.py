"""A split whose second half nobody looks at."""

from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def train(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    model = Ridge()
    model.fit(X_train, y_train)
    return model, model.score(X_train, y_train)  # expect: MLA308
