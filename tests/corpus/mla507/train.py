# seen in: manasmishra16/mango-disease-prediction scripts/sync_env.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import pandas as pd
from sklearn.linear_model import Ridge

ROWS = "/Users/mara/Desktop/churn/rows.csv"  # expect: MLA507
OUT = "D:\\models\\churn.joblib"


def train():
    frame = pd.read_csv(ROWS)
    return Ridge().fit(frame[["age"]], frame["churned"])


if __name__ == "__main__":
    train()
