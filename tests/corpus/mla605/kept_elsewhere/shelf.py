import joblib


def read(which):
    return joblib.load(f"models/{which}.joblib")


def read_late():
    return joblib.load("models/late.joblib")


def score(row, pipeline=None):
    chosen = read("best") if pipeline is None else pipeline
    return chosen.predict([row]).tolist()


def score_late(row):
    return read_late().predict([row])
