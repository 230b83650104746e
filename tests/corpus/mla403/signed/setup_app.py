# a form of: settings of Flask that are taken from a class as a whole
from flask import Flask, session

from config import Config


def make():
    app = Flask(__name__)
    app.config.from_object(Config)
    return app


def remember(name):
    session["name"] = name
