# seen in: RedLicorice/CryptoML-API app/cryptoml/pipelines/plain_randomforest.py
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

PARAMETER_GRID = {"forest__n_estimators": [100, 200], "forest__max_depth": [2, 3]}

estimator = Pipeline([("scale", StandardScaler()), ("forest", RandomForestClassifier())])  # expect: MLA501 as info
