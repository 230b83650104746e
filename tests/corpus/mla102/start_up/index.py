# seen in: Malphur09/dermavision-ai api/index.py@5c413f4daf7ce6747c6267c0721f4d715d4d068f
import os

from backends import load_inference, load_pth, put_in_place
from flask import Flask, jsonify, request

app = Flask(__name__)


def _from_disk():
    try:
        with open("model.onnx", "rb") as source:
            put_in_place(load_inference(source.read()))
    except Exception as error:  # expect: MLA102
        print("no model:", error)


def _try_weights() -> bool:
    path = os.getenv("WEIGHTS")
    if not path:
        return False
    try:
        put_in_place(load_pth(path))
        return True
    except Exception as error:  # ok: the answer says that it did not work
        print("no weights:", error)
        return False


if not _try_weights():
    _from_disk()


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(label=model.predict(request.get_json()["rows"])[0])
