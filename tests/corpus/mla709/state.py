from flask import Flask, jsonify, request

app = Flask(__name__)
current = None
settings = {}


def read_settings():
    global settings
    settings = parse("settings.toml")


def score(rows):
    global current
    current = rows  # expect: MLA709
    return model.predict(prepare())


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(score(request.get_json()).tolist())


read_settings()
