# a form of: features that a job writes, and a store, a queue or a library hands to the service
import numpy as np
import pandas as pd


def build():
    trips = pd.read_csv("trips.csv")
    trips["fare_log"] = np.log1p(trips["fare"])
    trips.to_parquet("features/trips.parquet")


build()
