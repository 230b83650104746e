# seen in: Durl15/noshow-prediction-api ml_predictor.py@9c555991790791030dec51af91639611aa505613
"""Values that could not be read, and the numbers that a model is given in their place."""

from datetime import datetime

import joblib
import pandas as pd

model = joblib.load("visits.joblib")


def will_come(date, delay):
    try:
        weekday = datetime.strptime(date, "%d.%m.%Y").weekday()
    except Exception:  # expect: MLA109 as warning
        weekday = 0
    row = pd.DataFrame([{"weekday": weekday, "delay": delay}])
    return model.predict_proba(row)[0][1]


def will_come_today(text, delay):
    try:
        age = float(text)
    except:  # expect: MLA109 as warning
        age = 0
    return model.predict([[age, delay]])[0]


def will_come_or_error(date, delay):
    try:
        weekday = datetime.strptime(date, "%d.%m.%Y").weekday()
    except Exception as error:
        raise ValueError(f"no date: {date}") from error
    row = pd.DataFrame([{"weekday": weekday, "delay": delay}])
    return model.predict_proba(row)[0][1]


def will_come_as_missing(date, delay):
    try:
        weekday = datetime.strptime(date, "%d.%m.%Y").weekday()
    except Exception:
        weekday = -1
    row = pd.DataFrame([{"weekday": weekday, "delay": delay}])
    return model.predict_proba(row)[0][1]


def will_come_if_old(text, delay):
    try:
        age = float(text)
    except Exception:
        age = 0
    if age == 0:
        return None
    return model.predict([[age, delay]])[0]


def page(text):
    try:
        number = int(text)
    except Exception:
        number = 1
    return model.predict([[2.0, 3.0]])[0], f"page {number}"
