# a form of: a category of two words that training spreads, and a service writes as one choice
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

riders = pd.read_csv("riders.csv")
X = pd.get_dummies(riders[["age", "sex"]], columns=["sex"], drop_first=True)
joblib.dump(LogisticRegression().fit(X, riders["safe"]), "riders.joblib")
