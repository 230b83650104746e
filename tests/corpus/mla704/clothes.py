# seen in: alexeygrigorev/mlbookcamp-code chapter-09-kubernetes/model_server.py@db3a803512b2c2ee51e818f2a9a12223ff2bf356
from flask import Flask, jsonify, request
from keras_image_helper import create_preprocessor

app = Flask("clothes")
app.config["MAX_CONTENT_LENGTH"] = 4_000_000
preprocessor = create_preprocessor("xception", target_size=(299, 299))


def apply_model(url):
    return model.predict(preprocessor.from_url(url))  # expect: MLA704


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(apply_model(request.get_json()["url"]))


@app.route("/upload", methods=["POST"])
def upload():
    # the whole app is bounded
    return jsonify(model.predict(decode(request.files["file"].read())))
