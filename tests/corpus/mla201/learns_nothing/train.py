# seen in: jeromelegal/AVR25_Rakuten_MLOps src/api-text-processing/api/text_processing/models/pipeline.py
import joblib
import pandas as pd
from cleaning import cleaner, leveller
from sklearn.ensemble import RandomForestClassifier

table = pd.read_csv("parcels.csv")
model = RandomForestClassifier(random_state=1)
model.fit(leveller().fit_transform(cleaner().fit_transform(table[["weight"]])), table["late"])
joblib.dump(model, "parcels.joblib")
