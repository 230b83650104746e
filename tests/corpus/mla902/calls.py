# seen in: kahst/BirdNET-Analyzer birdnet_analyzer/network/utils.py@d5ca9674fa58ba5540fd29be825534bfd2c14dcf
import json

import bottle
from flask import Flask, current_app, request

import songs.config as cfg
from songs import analyse

app = Flask(__name__)


@bottle.route("/analyse", method="POST")
def analyse_song():
    asked = json.loads(bottle.request.forms.get("meta"))
    cfg.LATITUDE = float(asked["lat"])  # expect: MLA902
    cfg.LONGITUDE = float(asked["lon"])
    return json.dumps(analyse(asked, cfg.get_config()))


@bottle.post("/list")
def list_songs():
    asked = json.loads(bottle.request.forms.get("meta"))
    config = dict(cfg.get_config())
    config["LATITUDE"] = float(asked["lat"])
    return json.dumps(analyse(asked, config))


@app.post("/threshold")
def threshold():
    current_app.config["THRESHOLD"] = request.get_json()["value"]  # expect: MLA902
    return {"ok": True}


class Catalogue:
    def __init__(self, config):
        self.config = config

    def rename(self, name):
        self.config["name"] = name
