# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import os

from flask import Flask, jsonify, request
from PIL import Image

app = Flask(__name__)
SHOWN = "outputs/debug_images"
active = None


@app.route("/predict", methods=["POST"])
def predict():
    picture = centred(Image.open(request.files["file"]))
    place = os.path.join(SHOWN, "dbg_centred.png")
    picture.save(place)  # expect: MLA709 as info
    picture.save("outputs/debug_input.png")  # expect: MLA709 as warning
    return jsonify(model.predict(read("outputs/debug_input.png")))


@app.route("/settings", methods=["POST"])
def handle_settings():
    global active
    active = request.get_json()["model"]
    return jsonify(active)
