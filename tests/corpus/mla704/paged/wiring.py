import joblib

model = joblib.load("model.joblib")


def ledger():
    return SERVICES["ledger"]


SERVICES = {}
