# seen in: deephdc/audio-classification-tf audioclas/api.py@dfe08a3b1a18f0bf30f99cef663a65d4cbdf828d (the sound form)
"""Models that are tried ahead, and loaded when they are needed."""

import joblib

model = None


def load_model():
    global model
    model = joblib.load("forest.joblib")


def ahead():
    try:
        load_model()
    except Exception as error:  # ok: `classify` loads it, and there its failure is raised
        print(error)


def load_tree_model():
    return joblib.load("tree.joblib")


def start_up():
    try:
        load_tree_model()
    except Exception:  # expect: MLA102
        pass


def classify(row):
    if model is None:
        load_model()
    return model.predict([row])[0]
