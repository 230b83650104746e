import numpy as np
import pandas as pd


def read_trips(path):
    trips = pd.read_parquet(path)
    trips["minutes"] = np.log1p(trips["minutes"])
    return trips
