import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("strokes.csv")
scale = StandardScaler()
model = LogisticRegression().fit(scale.fit_transform(table[["age", "sugar"]]), table["stroke"])
joblib.dump(model, "models/strokes.joblib")  # expect: MLA208 as info
