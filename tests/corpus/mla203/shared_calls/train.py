# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/training_pipeline.py
import joblib
import pandas as pd
from features import add_features
from sklearn.ensemble import RandomForestClassifier


def main():
    table = add_features(pd.read_csv("rows.csv"), time_col="time", verbose=True)
    model = RandomForestClassifier(random_state=0).fit(table.drop(columns=["fraud"]), table["fraud"])
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    main()
