# seen in: Yunpei24/fraud-detection-ml api/src/services/prediction_service.py
import joblib
import pandas as pd
from features import add_features, clean_names
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import StandardScaler


def main():
    rows = pd.read_csv("rows.csv")
    preprocessor = make_column_transformer((StandardScaler(), ["amount"]), remainder="passthrough")
    rows = clean_names(rows)
    made = add_features(rows)
    table = made.drop(columns=["fraud"])
    ready = preprocessor.fit_transform(table)
    model = RandomForestClassifier(random_state=0).fit(ready, rows["fraud"])
    joblib.dump({"model": model, "preprocessor": preprocessor}, "bundle.joblib")


if __name__ == "__main__":
    main()
