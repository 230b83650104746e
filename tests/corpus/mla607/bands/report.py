import joblib


def count(rows):
    probabilities = joblib.load("sugar.joblib").predict_proba(rows)[:, 1]
    print("how many are high:", (probabilities > 0.7).sum())


if __name__ == "__main__":
    count(joblib.load("rows.joblib"))
