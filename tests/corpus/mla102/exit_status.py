# seen in: benitomartin/mlops-car-prices model/train.py@48b7362938a34095b7942220b3284b032a5b87ad
import joblib
import pandas as pd
from sklearn.linear_model import Ridge


def train():
    rows = pd.read_csv("rides.csv")
    model = Ridge().fit(rows[["distance"]], rows["minutes"])
    joblib.dump(model, "model.joblib")


def main():
    try:
        train()
    except Exception as error:  # expect: MLA102
        print(f"an error occurred: {error}")


if __name__ == "__main__":
    try:
        train()
    except Exception as error:  # expect: MLA102
        print(f"an error occurred: {error}")
