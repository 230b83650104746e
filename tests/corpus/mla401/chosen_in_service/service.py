# a form of: the same class in a service that moves it, too, by an object that nobody sees made
from flask import Flask
from tastes import Tastes

app = Flask(__name__)


@app.get("/suggest/<user>")
def suggest(user):
    return {"items": Tastes().suggest(user)}


@app.post("/move")
def move():
    tastes = app.extensions["tastes"]
    tastes.move_to(app.config["FOLDER"])
    return {}
