# seen in: 2024aa05820/heart-disease-mlops src/data/pipeline.py (the sound form)
import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

hearts = pd.read_csv("data/hearts.csv")
hearts["pulse"] = hearts["pulse"].fillna(hearts["pulse"].median())
numbers = Pipeline([("gaps", SimpleImputer(strategy="median")), ("scale", StandardScaler())])
prepare = ColumnTransformer([("numbers", numbers, ["pulse", "fat"])])
model = RandomForestClassifier().fit(prepare.fit_transform(hearts[["pulse", "fat"]]), hearts["ill"])
joblib.dump(prepare, "models/prepare.joblib")
joblib.dump(model, "models/hearts.joblib")

strokes = pd.read_csv("data/strokes.csv")
strokes["bmi"] = strokes["bmi"].fillna(strokes["bmi"].median())
strokes["sugar"] = strokes["sugar"].fillna(0)
joblib.dump(RandomForestClassifier().fit(strokes[["bmi", "sugar"]], strokes["stroke"]), "models/strokes.joblib")
