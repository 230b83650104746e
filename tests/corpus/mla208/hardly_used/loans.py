import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

table = pd.read_csv("loans.csv")
scale = StandardScaler()
model = LogisticRegression().fit(scale.fit_transform(table[["income", "term"]]), table["late"])
joblib.dump(model, "models/loans.joblib")  # expect: MLA208 as error
