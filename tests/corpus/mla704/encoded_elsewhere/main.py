# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
import base64

import numpy as np
import torch
from flask import Flask, request

from pictures import open_small, open_text

app = Flask(__name__)
model = torch.jit.load("stamps.pt").eval()


@app.route("/stamps", methods=["POST"])
def stamps():
    sent = request.get_json()
    with torch.no_grad():
        return {"kind": model(torch.tensor(np.array(open_text(sent["picture"])))).tolist()}  # expect: MLA704


@app.route("/stamps/near", methods=["POST"])
def near():
    picture = request.get_json()["picture"]  # expect: MLA704
    with torch.no_grad():
        return {"kind": model(torch.frombuffer(base64.b64decode(picture), dtype=torch.uint8)).tolist()}


@app.route("/stamps/small", methods=["POST"])
def small():
    sent = request.get_json()
    with torch.no_grad():
        return {"kind": model(torch.tensor(np.array(open_small(sent["picture"])))).tolist()}


@app.route("/stamps/kind", methods=["POST"])
def kind():
    return {"kind": str(request.get_json()["kind"])}
