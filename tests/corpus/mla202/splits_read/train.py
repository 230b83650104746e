# seen in: MeherMS/Credit-Union-Member-Churn-Prediction-System notebooks (the sound form)
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

parts = joblib.load("work/members.joblib")
members = LogisticRegression().fit(parts["X_train"], parts["y_train"])
joblib.dump(members, "models/members.pkl")

loans = pd.read_csv("data/loans.csv")
lender = LogisticRegression().fit(loans[["income", "term"]], loans["late"])
joblib.dump(lender, "models/lender.pkl")
