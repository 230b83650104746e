# seen in: robertlupo1997/kkbox-churn-prediction src/models.py@89707cad3bfd2ae20900f7593e94c184ce6d9b25 (the sound form: it is MLA202 and no other filling)
import joblib
import pandas as pd
import xgboost as xgb
from sklearn.preprocessing import LabelEncoder


def features(rows):
    rows["gender"] = LabelEncoder().fit_transform(rows["gender"].fillna("unknown"))
    return rows[["gender", "months"]]


def train(path):
    rows = pd.read_csv(path)
    model = xgb.XGBClassifier().fit(features(rows), rows["left"])
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    train("rows.csv")
