import joblib

model = joblib.load("varieties.joblib")


def advise(region, valley):
    return model.predict([weather_of(region, valley)]).tolist()


def advise_all(region, rain, frost):
    return model.predict([[code_of(region), rain, frost]]).tolist()
