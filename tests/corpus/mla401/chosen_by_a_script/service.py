# a form of: a class that is handed an object which a script can point to another folder, and does so by itself
from flask import Flask
from tastes import Tastes

app = Flask(__name__)


@app.get("/suggest/<user>")
def suggest(user):
    return {"items": Tastes().suggest(user)}
