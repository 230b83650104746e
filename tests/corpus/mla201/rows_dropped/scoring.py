# seen in: Yunpei24/fraud-detection-ml data/src/pipelines/realtime_pipeline.py
import pandas as pd
import requests


def by_quantile(rows):
    bound = rows["amount"].quantile(0.999)
    rows = rows[rows["amount"] <= bound]  # expect: MLA201
    return rows


def by_contract(rows):
    rows = rows[rows["amount"] <= 10_000]
    return rows


def flagged(rows):
    bound = rows["amount"].quantile(0.999)
    rows["large"] = rows["amount"] > bound
    return rows


def main(path, host):
    rows = flagged(by_contract(by_quantile(pd.read_parquet(path))))
    answer = requests.post(f"{host}/api/v1/predict", json=rows.to_dict("records"), timeout=10)
    answer.raise_for_status()


if __name__ == "__main__":
    main("rows.parquet", "http://localhost:8000")
