# a form of: an app whose handler, in another file, asks for a key
"""The app."""

from flask import Flask
from views import judge

app = Flask(__name__)
app.add_url_rule("/judge", "judge", judge, methods=["POST"])
