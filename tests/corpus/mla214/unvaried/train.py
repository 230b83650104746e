import joblib
import pandas as pd
from features import table
from sklearn.ensemble import RandomForestClassifier


def main():
    raw = pd.read_csv("raw.csv")
    model = RandomForestClassifier(random_state=0).fit(table(raw), raw["late"])
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    main()
