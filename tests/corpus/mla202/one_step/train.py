import joblib
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline as Resampled
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import RobustScaler

rows = pd.read_csv("heart.csv")
x, y = rows[["age", "pulse"]], rows["ill"]
pipeline = Pipeline([("prepare", RobustScaler()), ("model", RandomForestClassifier(random_state=2))])
pipeline.fit(x, y)
print(pipeline.score(x, y), pipeline.named_steps["model"].predict(x))  # expect: MLA202
joblib.dump(pipeline, "heart.joblib")

grown = Resampled([("more", SMOTE(random_state=2)), ("model", RandomForestClassifier(random_state=2))])
grown.fit(x, y)
print(grown.named_steps["model"].predict(x), grown.named_steps.model.feature_importances_)
