# seen in: deephdc/audio-classification-tf audioclas/api.py@dfe08a3b1a18f0bf30f99cef663a65d4cbdf828d
"""A module that DEEPaaS serves by the names of its functions."""

from keras.models import load_model
from webargs import fields

network = None


def load():
    global network
    print("loading")  # expect: MLA801
    network = load_model("birds.keras")


def get_predict_args():
    return {"samples": fields.List(fields.Float(), required=True)}


def predict(**given):
    if network is None:
        load()
    print("asked")  # expect: MLA801
    return {"bird": int(network.predict([given["samples"]]).argmax())}
