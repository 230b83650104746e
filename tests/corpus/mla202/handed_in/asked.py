import joblib


def price(table):
    return joblib.load("rents.joblib").predict(table[["size", "rooms"]])
