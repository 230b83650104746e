# seen in: eminabrahamian/MLOps-Project src/preprocessing/run.py 664ec50b7294f11537709a326b0140ed8371328b
"""What prepares berths, and what finds odd ones."""

from sklearn.compose import ColumnTransformer
from sklearn.ensemble import IsolationForest
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler


def preparation(settings):
    parts = []
    for column in settings["numbers"]:
        steps = [("fill", SimpleImputer())]
        if settings.get("scale"):
            steps.append(("scale", StandardScaler()))
        parts.append((column, Pipeline(steps), [column]))
    return Pipeline([("columns", ColumnTransformer(parts))])


def codes():
    return OneHotEncoder(handle_unknown="ignore")


def logarithms():
    return FunctionTransformer()


def oddities():
    return IsolationForest(random_state=0)
