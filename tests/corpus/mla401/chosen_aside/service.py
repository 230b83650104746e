# a form of: a service that loads from its own folder, by a class that a script can point to another one
from flask import Flask
from tastes import Tastes

app = Flask(__name__)


@app.get("/suggest/<user>")
def suggest(user):
    return {"items": Tastes().suggest(user)}
