import sys

import joblib
import pandas as pd

NUMBERS = ["weight", "distance"]


def filled(parcels):
    parcels["weight"] = parcels["weight"].fillna(parcels["weight"].median())  # expect: MLA201 as info
    return parcels


def scaled(parcels):
    parcels["distance"] = parcels["distance"] / parcels["distance"].max()  # expect: MLA201
    return parcels


def main():
    parcels = scaled(filled(pd.read_csv("parcels_of_today.csv")))
    print(joblib.load("late.joblib").predict(parcels[NUMBERS]))


if __name__ == "__main__":
    main()
