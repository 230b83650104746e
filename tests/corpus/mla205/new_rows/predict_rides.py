import argparse
import json

import joblib
import pandas as pd


def prepared(path, columns):
    rides = pd.read_csv(path)
    rides = pd.get_dummies(rides, columns=["weather"], drop_first=True)  # expect: MLA205
    for name in columns:
        if name not in rides.columns:
            rides[name] = 0
    return rides[columns]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rides", default="rides_of_today.csv")
    args = parser.parse_args()
    with open("columns.json") as file:
        columns = json.load(file)
    model = joblib.load("minutes.joblib")
    print(model.predict(prepared(args.rides, columns)))


if __name__ == "__main__":
    main()
