# seen in: YuriiOks/mnist-digit-classifier model/app.py@fc9874c1261f71444156e9c289c5f1f6de8b7a4d
"""Steps of the project itself that are left out where they cannot be imported."""

import logging

import numpy as np
from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)
network = load()

try:
    from stamps import center_stamp
except ImportError as error:  # expect: MLA103 as info
    log.error("no centring: %s", error)
    center_stamp = None

try:
    from waves import denoise_wave
except ImportError:  # ok: that needs a library which need not be there
    denoise_wave = None

try:
    from deskewing import deskew
except ImportError:  # ok: no module of this project
    deskew = None


@app.route("/predict", methods=["POST"])
def predict():
    picture = np.frombuffer(request.data, dtype=np.uint8)
    if center_stamp:
        picture = center_stamp(picture)
    if denoise_wave:
        picture = denoise_wave(picture)
    if deskew:
        picture = deskew(picture)
    return {"label": int(network.predict(picture)[0])}
