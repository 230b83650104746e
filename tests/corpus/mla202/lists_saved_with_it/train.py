import joblib
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder
from xgboost import XGBRegressor


def train():
    table = pd.read_csv("boats.csv")
    numbers = ["length", "draught", "tons"]
    words = ["rig", "hull"]
    rows = table[numbers + words]
    imputer = SimpleImputer(strategy="mean")
    imputer.fit(rows[numbers])
    imputer.transform(rows[numbers])  # what it gives is kept nowhere
    encoder = OneHotEncoder(handle_unknown="ignore")
    coded = encoder.fit_transform(rows[words]).toarray()
    made = pd.concat([rows[numbers], pd.DataFrame(coded, columns=encoder.get_feature_names_out())], axis=1)
    model = XGBRegressor().fit(made, table["price"])
    columns = {"numbers": numbers, "words": words}
    joblib.dump({"columns": columns, "imputer": imputer, "encoder": encoder, "model": model}, "boats.joblib")


if __name__ == "__main__":
    train()
