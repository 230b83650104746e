# a form of: a scaler that a service reads, though no saving call of the project names its file
import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

table = pd.read_csv("crops.csv")
scale = StandardScaler()
model = SVC().fit(scale.fit_transform(table[["rain", "heat"]]), table["crop"])
joblib.dump(model, "crops.joblib")  # expect: MLA208 as info
