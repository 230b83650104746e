import joblib

model = joblib.load("languages.joblib")


def language_of(texts):
    return model.predict(texts).tolist()
