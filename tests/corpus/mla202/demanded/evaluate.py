import joblib
import pandas as pd
from sklearn.metrics import f1_score


def main(path):
    rows = pd.read_csv(path)
    model = joblib.load("model.joblib")
    said = model.predict(rows.drop(columns="churned"))
    print(f1_score(rows["churned"], said))
