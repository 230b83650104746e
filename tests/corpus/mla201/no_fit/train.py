import joblib
import pandas as pd
from sklearn.preprocessing import LabelEncoder, StandardScaler
from sklearn.svm import SVC

df = pd.read_csv("flowers.csv")
df["soil"] = LabelEncoder().fit_transform(df["soil"])
df[["width"]] = StandardScaler().fit_transform(df[["width"]])
joblib.dump(SVC().fit(df[["soil", "width"]], df["kind"]), "flowers.joblib")
