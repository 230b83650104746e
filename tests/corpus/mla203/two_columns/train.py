# a form of: two columns that are reckoned with each other
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

NAMES = ["ratio", "area", "rest", "load"]

loans = pd.read_csv("loans.csv")
loans["ratio"] = loans["debt"] / (loans["income"] + 1)
loans["area"] = loans["wide"] * loans["long"]
loans["rest"] = loans["income"] - loans["debt"]
loans["load"] = loans["debt"] / loans["years"]
model = LogisticRegression().fit(loans[NAMES], loans["late"])
joblib.dump(model, "model.joblib")
