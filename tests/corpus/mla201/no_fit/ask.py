import joblib
import pandas as pd
from sklearn.preprocessing import LabelEncoder, StandardScaler

df = pd.read_csv("flowers.csv")
df["soil"] = LabelEncoder().fit_transform(df["soil"])  # expect: MLA201 as info
df[["width"]] = StandardScaler().fit_transform(df[["width"]])  # expect: MLA201 as warning
print(joblib.load("flowers.joblib").predict(df[["soil", "width"]]))
