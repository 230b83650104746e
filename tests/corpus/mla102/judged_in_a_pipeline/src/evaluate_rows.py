import os

import joblib
import pandas as pd


def main():
    if not os.path.exists("model.joblib"):  # expect: MLA102
        print("model not found")
        return
    model = joblib.load("model.joblib")
    print(model.predict(pd.read_parquet("rows.parquet")))


if __name__ == "__main__":
    main()
