# seen in: arthurcornelio88/stripe_model_training model_training_api/src/preprocessing.py
import joblib
import pandas as pd
from category_encoders import TargetEncoder
from sklearn.preprocessing import StandardScaler


def encode_training(table):
    encoder = TargetEncoder(cols=["shop"])
    table[["shop"]] = encoder.fit_transform(table[["shop"]], table["fraud"])
    joblib.dump(encoder, "encoder.joblib")
    table.to_csv("train.csv", index=False)


def encode_all(table):
    encoder = TargetEncoder(cols=["shop"])
    table[["shop"]] = encoder.fit_transform(table[["shop"]], table["fraud"])  # expect: MLA201
    table.to_csv("rows.csv", index=False)


def scale_training(table):
    scaler = StandardScaler()
    table[["amount"]] = scaler.fit_transform(table[["amount"]])
    joblib.dump(scaler, "scaler.joblib")
    return table


def scale_for_prediction(table):
    scaler = joblib.load("scaler.joblib")
    table[["amount"]] = scaler.transform(table[["amount"]])
    return table


def predict_cross_validated(folds):
    for rows in folds:
        scaler = StandardScaler()
        rows[["amount"]] = scaler.fit_transform(rows[["amount"]])
        yield rows


def run(path, for_prediction=False):
    table = pd.read_csv(path)
    if for_prediction:
        encode_all(table)
    else:
        encode_training(table)
        scale_training(table)
