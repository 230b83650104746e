# seen in: LibreTranslate/LibreTranslate libretranslate/app.py@39429cbe7f27987fc0ba771c4ad060d6321423ff (the sound form)
"""A function of another module raises where a path leads out of its folder, and the route answers 400."""

import os

import guards
from flask import Flask, abort, request

app = Flask(__name__)
FOLDER = "translated"


@app.get("/file")
def file():
    path = os.path.join(FOLDER, request.args["file"])
    try:
        looked = guards.inside(path, FOLDER)
        if os.path.isfile(looked):
            path = looked
    except guards.OutsideError:
        abort(400)
    with open(path, "rb") as opened:
        return opened.read()


@app.get("/any")
def anything():
    path = os.path.join(FOLDER, request.args["file"])
    try:
        guards.inside(path, FOLDER)
    except guards.OutsideError:
        app.logger.warning("outside: %s", path)
    with open(path, "rb") as opened:  # expect: MLA406
        return opened.read()


@app.get("/tidy")
def tidied():
    path = os.path.join(FOLDER, request.args["file"])
    guards.tidy(path)
    with open(path, "rb") as opened:  # expect: MLA406
        return opened.read()
