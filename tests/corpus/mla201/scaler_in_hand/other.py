import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("flowers.csv")
ready = StandardScaler().fit_transform(df[["width", "height"]])  # expect: MLA201 as warning
print(joblib.load("artifacts/flowers.joblib")["model"].predict(ready))
