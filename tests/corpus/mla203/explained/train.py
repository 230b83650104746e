# a form of: robertlupo1997/kkbox-churn-prediction api/services/shap_service.py
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

COLOURS = {"red": 0, "green": 1, "blue": 2}


def main():
    cars = pd.read_csv("cars.csv")
    cars["colour"] = cars["colour"].map(COLOURS)
    model = RandomForestClassifier(random_state=0).fit(cars[["colour", "age"]], cars["stolen"])
    joblib.dump(model, "stolen.joblib")


if __name__ == "__main__":
    main()
