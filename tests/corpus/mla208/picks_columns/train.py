# seen in: jnsofini/reliable-credit-scoring-system credit-risk-model/src/preprocess.py@b805a163c1a1e039e2a79523ca3c4b0826b967b5
"""What picks columns can be told by their names, and what bins them is no model."""

import joblib
import pandas as pd
from optbinning import BinningProcess
from sklearn.feature_selection import VarianceThreshold
from sklearn.linear_model import LogisticRegression

table = pd.read_csv("loans.csv")
picked = VarianceThreshold().fit_transform(table[["pay", "debt", "age"]])
bins = BinningProcess(["pay", "debt"])
bins.fit(picked, table["late"])
joblib.dump(bins, "bins.joblib")
model = LogisticRegression().fit(picked, table["late"])
joblib.dump(model, "late.joblib")  # expect: MLA208 as info
