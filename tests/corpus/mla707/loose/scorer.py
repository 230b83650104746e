# seen in: anamacam/ml-api-fastapi-v2 backend/app/services/hybrid_prediction_service.py@08393e4a9821f594651c5cc31ba584a71f60a499 (the sound form)
import joblib


class Scorer:
    def __init__(self, path):
        self.model = joblib.load(path)

    def of(self, features):
        return self.model.predict([list(features.values())])[0]

    def of_known(self, features):
        _validate(features)
        return self.model.predict([[features["length"], features["width"]]])[0]


def _validate(features):
    for name in ("length", "width"):
        if not 0 < float(features[name]) < 100:
            raise ValueError(name)
