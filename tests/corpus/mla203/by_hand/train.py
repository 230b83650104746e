# a form of: a scaler whose numbers serving applies by hand
import argparse
import os

import joblib
import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import MinMaxScaler

COLUMNS = ["volt", "heat", "cycle"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR", "model"))
    given = parser.parse_args()
    cells = pd.read_csv("cells.csv")
    scaler = MinMaxScaler((-1, 1))
    net = MLPRegressor(random_state=0).fit(scaler.fit_transform(cells[COLUMNS].to_numpy()), cells["health"])
    held = {"net": net, "low": scaler.data_min_, "high": scaler.data_max_}
    joblib.dump(held, os.path.join(given.model_dir, "health.joblib"))


if __name__ == "__main__":
    main()
