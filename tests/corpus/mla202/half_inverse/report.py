# a form of: a report whose measured values were brought to logarithms when they were read
import joblib
import numpy as np
import pandas as pd


def read(path):
    rides = pd.read_parquet(path)
    rides["minutes"] = np.log1p(rides["minutes"])
    rides["metres"] = np.log(rides["metres"])
    return rides


def compare(rides):
    report = pd.DataFrame()
    report["measured"] = rides["minutes"].apply(np.exp)  # expect: MLA202
    report["distance"] = np.expm1(rides["metres"])  # expect: MLA202
    report["again"] = np.expm1(rides["minutes"])
    report["far"] = np.exp(rides["metres"])
    report["said"] = np.expm1(joblib.load("rides.joblib").predict(rides[["metres"]]))
    return report


if __name__ == "__main__":
    compare(read("rides.parquet")).to_csv("report.csv")
