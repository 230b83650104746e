import joblib


class Pipeline:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def predict(self, text):
        return self.model.predict([text])[0]
