import joblib
import pandas as pd

model = joblib.load("load.joblib")
scaler = joblib.load("scaler.joblib")
reference = pd.read_csv("reference.csv")
print(model.predict(scaler.transform(reference)).mean())  # expect: MLA213
