# seen in: Chju89/mlops-phone-price-prediction-api app/services/prediction_service.py@248ba49b657ec03bbd16a549376ad5c2883dda23
import joblib
import pandas as pd
from lightgbm import LGBMRegressor


def storage(text):
    return int(text) * 1024


df = pd.read_csv("phones.csv")
df["Storage"] = df["Name"].apply(storage)
dummies = pd.get_dummies(df[["Brand"]])
X = pd.concat([df[["Storage", "Year"]], dummies], axis=1)
model = LGBMRegressor(random_state=0).fit(X, df["price"])
joblib.dump(model, "model.joblib")
joblib.dump(list(X.columns), "names.joblib")
