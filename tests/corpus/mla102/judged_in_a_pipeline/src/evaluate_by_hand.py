import logging
import sys

import joblib
import pandas as pd
from sklearn.metrics import mean_absolute_error

logger = logging.getLogger(__name__)


def main():
    try:
        model = joblib.load("model.joblib")
        features = joblib.load("features.joblib")
    except FileNotFoundError:
        logger.error("no model found: run train.py first")
        return
    try:
        rows = pd.read_parquet("test.parquet")
    except OSError:
        logger.error("no rows")
        sys.exit(1)
    print(mean_absolute_error(rows["demand"], model.predict(rows[features])))


if __name__ == "__main__":
    main()
