import joblib
import pandas as pd
from sklearn.tree import DecisionTreeClassifier

fields = pd.read_csv("data/fields.csv")
joblib.dump(DecisionTreeClassifier().fit(fields[["rain", "heat"]], fields["crop"]), "models/crops.pkl")
