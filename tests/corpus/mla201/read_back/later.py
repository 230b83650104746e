import joblib
import pandas as pd
from sklearn.preprocessing import OneHotEncoder

model = joblib.load("rich.joblib")
table = pd.read_csv("census_of_may.csv")
encoder = OneHotEncoder(handle_unknown="ignore").fit(table[["job"]])  # expect: MLA201
print(model.predict(encoder.transform(table[["job"]])))
