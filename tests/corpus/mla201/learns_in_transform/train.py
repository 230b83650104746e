import joblib
import pandas as pd
from features import Bands, LearntBands
from sklearn.linear_model import LogisticRegression

table = pd.read_csv("loans.csv")
bands = Bands()
model = LogisticRegression().fit(bands.fit_transform(table[["pay", "debt"]]), table["late"])
joblib.dump(model, "models/late.pkl")
joblib.dump(bands, "models/bands.pkl")
learnt = LearntBands()
other = LogisticRegression().fit(learnt.fit_transform(table[["pay", "debt"]]), table["left"])
joblib.dump(other, "models/left.pkl")
joblib.dump(learnt, "models/learnt.pkl")
