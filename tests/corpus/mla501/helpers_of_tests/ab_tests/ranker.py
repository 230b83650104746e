from sklearn.ensemble import RandomForestClassifier


def ranker(rows, labels):
    return RandomForestClassifier().fit(rows, labels)  # expect: MLA501


if __name__ == "__main__":
    ranker([[1.0], [2.0]], [0, 1])
