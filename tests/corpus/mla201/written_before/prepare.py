# seen in: Omar-Introduc/Heart-Disease-Prediction-ML src/data_ingestion.py (the sound form)
import numpy as np
import pandas as pd
from sklearn.impute import IterativeImputer


def complete(rows):
    made = rows.copy()
    numbers = made.select_dtypes(include=[np.number]).columns.tolist()
    made[numbers] = IterativeImputer(random_state=3).fit_transform(made[numbers])
    return made


if __name__ == "__main__":
    complete(pd.read_parquet("data/raw.parquet")).to_parquet("data/complete.parquet", index=False)
