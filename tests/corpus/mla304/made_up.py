"""Rows that are made up: the label depends on its features on purpose, and not wholly."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
rows = pd.DataFrame({"age": rng.normal(40, 10, 1000), "income": rng.normal(3, 1, 1000)})
rows["late"] = (rng.random(1000) < 1 / (1 + np.exp(40 - rows["age"]))).astype(int)
X_train, X_test, y_train, y_test = train_test_split(rows[["age", "income"]], rows["late"], random_state=0)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))

score = rows["income"] / 6 + np.where(rows["age"] > 40, 0.4, 0.0) + rng.uniform(-0.1, 0.1, 1000)
rows["approved"] = (score > 0.5).astype(int)
A_train, A_test, b_train, b_test = train_test_split(rows[["age", "income"]], rows["approved"], random_state=0)
print(LogisticRegression().fit(A_train, b_train).score(A_test, b_test))
