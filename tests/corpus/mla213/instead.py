# seen in: PappaLaity/Customer_Churn src/etl/preprocessing.py@3ba13083050906935e0e384e7ef6447d3e094e0e (the sound form), robertlupo1997/kkbox-churn-prediction src/models.py@89707cad3bfd2ae20900f7593e94c184ce6d9b25 (the sound form)
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import LabelEncoder, StandardScaler


def encoded(rows, encoder):
    try:
        rows["plan"] = encoder.fit_transform(rows["plan"])
    except ValueError:
        rows["plan"] = rows["plan"].fillna("")
        rows["plan"] = encoder.fit_transform(rows["plan"])  # ok: only where the first one failed
    return rows


def scaled(rows, scaler, fit):
    if fit:
        rows[["age"]] = scaler.fit_transform(rows[["age"]])
    else:
        rows[["age"]] = scaler.transform(rows[["age"]])  # ok: the other side of the test
    return rows


def train(path, fit=True):
    rows = pd.read_csv(path)
    scaler = StandardScaler()
    x = scaled(encoded(rows[["plan", "age"]], LabelEncoder()), scaler, fit)
    model = RandomForestClassifier(random_state=0).fit(x, rows["left"])
    joblib.dump((scaler, model), "model.joblib")
