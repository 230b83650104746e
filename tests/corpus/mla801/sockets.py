# seen in: Muhammad-Yunus/Arrhytmia-Classifier-App run_socketio.py@1007fda41356c175f012c5fdf97da21c49f6d1de
"""Events of a socket are requests."""

import flask
import flask_socketio

app = flask.Flask(__name__)
sockets = flask_socketio.SocketIO(app)


@sockets.on("incoming", namespace="/stream")
def incoming(message):
    print("received")  # expect: MLA801
    flask_socketio.emit("label", model.predict(message["data"]))
