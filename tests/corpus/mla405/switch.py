# seen in: Athukoralaa/MLproject application.py@5509eee90b6747118bae1404298b08c1da800483
import os

from flask import Flask

application = Flask(__name__)
app = application
app.debug = True  # expect: MLA405
app.config["DEBUG"] = True  # expect: MLA405
app.config["DEBUG"] = os.environ.get("FLASK_DEBUG") == "1"  # ok: off unless asked for


class Step:
    debug = False


step = Step()
step.debug = True  # ok: no server
