# a form of: a form's words that a service numbers by choices and ladders, where training's encoder sorts them
import pickle

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import LabelEncoder

loans = pd.read_csv("loans.csv")
for name in ["Gender", "Married", "Area"]:
    encoder = LabelEncoder()
    loans[name] = encoder.fit_transform(loans[name])
loans["Home"] = loans["Home"].map({"rented": 2, "owned": 0, "shared": 1})
model = RandomForestClassifier()
model.fit(loans[["Gender", "Married", "Area", "Home"]], loans["Status"])
with open("loans.pkl", "wb") as file:
    pickle.dump(model, file)
