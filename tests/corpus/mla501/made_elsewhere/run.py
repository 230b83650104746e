import joblib
import pandas as pd

from makers import Maker, steady

if __name__ == "__main__":
    rows = pd.read_csv("houses.csv")
    for kind in ("forest", "line"):
        joblib.dump(Maker.make(kind).fit(rows[["area"]], rows["price"]), f"{kind}.joblib")
    joblib.dump(steady().fit(rows[["area"]], rows["price"]), "steady.joblib")
