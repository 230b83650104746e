"""A command line tool prints."""

from sklearn.linear_model import LogisticRegression


def train(X, y):
    model = LogisticRegression().fit(X, y)
    print("trained", model.score(X, y))
    return model


if __name__ == "__main__":
    train([[0], [1]], [0, 1])
