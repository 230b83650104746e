# a form of: a forest with no seed in a script; the same in a notebook is a note
from sklearn.ensemble import RandomForestClassifier


def train(X, y):
    return RandomForestClassifier(n_estimators=50).fit(X, y)  # expect: MLA501 as warning


if __name__ == "__main__":
    train([[0.0], [1.0]], [0, 1])
