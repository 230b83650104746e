import joblib


def hourly(lot):
    model = joblib.load(f"models/{lot}.joblib")
    print(model.predict([[lot]]))


def once(lot):
    model = joblib.load("models/lot.joblib")  # expect: MLA605
    return model.predict([[lot]]).tolist()
