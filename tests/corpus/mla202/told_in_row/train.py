# a form of: choices that an app turns into numbers one by one, where training maps a column
import pickle

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder

loans = pd.read_csv("loans.csv")
loans["married"] = LabelEncoder().fit_transform(loans["married"])
loans["area"] = loans["area"].map({"rural": 0, "town": 1})
loans["income"] = np.log1p(loans["income"])
model = LogisticRegression().fit(loans[["income", "married", "area"]], loans["repaid"])
with open("loans.pkl", "wb") as file:
    pickle.dump(model, file)
