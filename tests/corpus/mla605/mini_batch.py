# a form of: microsoft/MLOpsPython diabetes_regression/scoring/parallel_batchscore.py, with the load where it does not belong
import joblib
import pandas as pd

words = None


def init():
    global words
    words = joblib.load("words-model.joblib")


def run(mini_batch: pd.DataFrame):
    model = joblib.load("model.joblib")  # expect: MLA605
    return model.predict(words.transform(mini_batch))
