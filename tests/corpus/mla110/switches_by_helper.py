# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_server_api/websocket_handlers.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
"""Switches that leave a guard out where nobody sets them, read by a function of the project."""

import ipaddress
import os

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


def _env_bool(name, default):
    value = os.getenv(name)
    return default if value is None else value.lower() in {"1", "true"}


def is_spared(address):
    if not _env_bool("CAMERA_ALLOW_LOCALHOST_BYPASS", True):  # expect: MLA110
        return False
    return ipaddress.ip_address(address).is_loopback


def is_spared_if_set(address):
    if not _env_bool("LENS_ALLOW_LOCALHOST_BYPASS", False):  # ok: somebody has to say so
        return False
    return ipaddress.ip_address(address).is_loopback


@app.post("/predict")
def predict(request: Request):
    if not is_spared(request.client.host) and not is_spared_if_set(request.client.host):
        raise HTTPException(401)
    return {"label": network.predict(request)}
