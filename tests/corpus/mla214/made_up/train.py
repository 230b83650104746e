# seen in: ADITYAaman0/AQI-predictor scripts/train_lstm_model.py@0a2b715d62505415ac21da1214914bb6a712f979
"""Rows made up to try a training out: the model learns them, too."""

import joblib
import numpy as np
import pandas as pd
from forecaster import Forecaster


def made_up(rows):
    return pd.DataFrame(
        {
            "hour": np.arange(rows) % 24,
            "wind": 3 + 2 * np.random.exponential(1, rows),
            "pressure": 1013 + np.random.normal(0, 10, rows),
            "dust": np.random.normal(40, 8, rows),
        }
    )


def main():
    rows = made_up(2000)
    columns = ["hour", "wind", "pressure"]
    forecaster = Forecaster()
    forecaster.train(rows[columns], rows["dust"])
    joblib.dump(forecaster.model, "forecaster.joblib")
    again = Forecaster("forecaster.joblib")
    print(again.predict(rows[columns].iloc[-24:]))


if __name__ == "__main__":
    main()
