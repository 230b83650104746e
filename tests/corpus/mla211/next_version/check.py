import joblib
import pandas as pd


def main():
    rows = pd.read_csv("pupils.csv")
    model = joblib.load("models/pupil_score.pkl")  # an evaluation of the old one
    print(model.score(rows[["hours", "sleep"]], rows["score"]))


main()
