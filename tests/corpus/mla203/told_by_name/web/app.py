import cv2
from flask import Flask, request
from tensorflow import keras

app = Flask(__name__)
model = keras.models.load_model("web/models/tree_bark_model.h5")
plain = keras.models.load_model("web/models/best_model.h5")


@app.post("/bark")
def bark():
    picture = cv2.cvtColor(cv2.imread(request.form["path"]), cv2.COLOR_BGR2RGB)
    picture = cv2.resize(picture, (96, 96), interpolation=cv2.INTER_NEAREST)
    return {"birch": float(model.predict(picture[None] / 225)[0, 0])}  # expect: MLA203


@app.post("/leaf")
def leaf():
    picture = cv2.cvtColor(cv2.imread(request.form["path"]), cv2.COLOR_BGR2RGB)
    picture = cv2.resize(picture, (96, 96), interpolation=cv2.INTER_NEAREST)
    return {"oak": float(plain.predict(picture[None] / 225)[0, 0])}  # ok: any project has a best model
