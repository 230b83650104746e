# a form of: gaps that training fills in a table, and a service value by value
import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

NAMES = ["age", "income", "visits"]

people = pd.read_csv("people.csv")
age = people["age"].median()
income = people["income"].mean()
people.loc[people["age"].isna(), "age"] = age
people["income"] = np.where(people["income"].isna(), income, people["income"])
people["visits"] = people["visits"].apply(lambda value: 1 if pd.isna(value) else value)
model = LogisticRegression().fit(people[NAMES], people["left"])
joblib.dump({"model": model, "age": float(age), "income": float(income)}, "model.joblib")
