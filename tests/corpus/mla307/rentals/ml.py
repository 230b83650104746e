# a form of: Django views that cast and hand on
import joblib

model = joblib.load("rate.joblib")


def rate(guests, rooms):
    return float(model.predict([[guests, rooms]])[0])
