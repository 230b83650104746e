# a form of: boosters that are trained on a set of rows
import numpy as np
import pandas as pd
import xgboost as xgb

COLUMNS = ["amount", "age"]
table = pd.read_csv("payments.csv")
table["amount"] = np.log1p(table["amount"])
rows = xgb.DMatrix(table[COLUMNS], label=table["fraud"])
booster = xgb.train({"objective": "binary:logistic", "seed": 1}, rows, 200)
booster.save_model("fraud.ubj")
