# seen in: Yasmani-Cascante/retail-recommender-system regenerate_tfidf_model.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
"""Checks of a model that was written, of which one is heeded."""

import joblib


def verify_written(path):
    try:
        model = joblib.load(path)
        if model.rows == 0:
            return False
        return True
    except Exception as error:
        print("not to be read:", error)
        return True


def verify_better(path):
    try:
        model = joblib.load(path)
        if model.score < 0.7:
            return False
        return True
    except Exception as error:  # expect: MLA110
        print("not to be read:", error)
        return True


def release(path):
    verify_written(path)  # expect: MLA110
    if verify_better(path):
        print("released", path)


if __name__ == "__main__":
    release("model.joblib")
