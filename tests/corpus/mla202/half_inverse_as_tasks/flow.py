# seen in: chineidu/nyc-taxi-price-prediction model_deployment/batch_deploy/batch_score.py
import numpy as np
import pandas as pd
from prefect import flow, task
from reading import read_trips

read_trips = task(read_trips, retries=3)


def report(trips):
    table = pd.DataFrame()
    table["measured"] = trips["minutes"].apply(np.exp)  # expect: MLA202
    table["again"] = trips["minutes"].apply(np.expm1)
    return table


report = task(report)


@flow
def nightly(path):
    report(read_trips(path)).to_csv("report.csv", index=False)


if __name__ == "__main__":
    nightly("trips.parquet")
