import joblib
import pandas as pd
from preparing import Preparer
from sklearn.linear_model import LogisticRegression

loans = pd.read_csv("loans.csv")
preparer = Preparer().fit(loans[["age", "debt"]])
model = LogisticRegression().fit(preparer.transform(loans[["age", "debt"]]), loans["bad"])
joblib.dump(model, "loans.pkl")
joblib.dump(preparer, "preparer.pkl")
