import joblib

held = {}


def load():
    held["model"] = joblib.load("roots.joblib")


def tell(row):
    return held["model"].predict([row])[0]
