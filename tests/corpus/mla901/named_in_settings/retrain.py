# a form of: a script that makes one of the models again
import joblib


def retrain(model, rows, labels):
    model.fit(rows, labels)
    joblib.dump(model, "models/retrained.pkl")
