import joblib
import pandas as pd

NUMBERS = ["weight", "distance"]


def main():
    parcels = pd.read_csv("parcels_of_june.csv")
    parcels["weight"] = parcels["weight"].fillna(parcels["weight"].median())
    parcels["distance"] = parcels["distance"] / parcels["distance"].max()
    print((joblib.load("late.joblib").predict(parcels[NUMBERS]) == parcels["late"]).mean())


if __name__ == "__main__":
    main()
