# a form of: a snippet of routes, to be put into the file of the app by hand
from model import model


@app.post("/predict/again")  # noqa: F821
def predict_again(row: list[float]):
    return float(model.predict([row])[0])
