from sklearn.linear_model import LogisticRegression


def run(when):
    classifier = LogisticRegression()
    classifier.fit(*read_all())  # expect: MLA705
    return classifier


def evaluate():
    return LogisticRegression().fit(*read_all()).score(*read_test())
