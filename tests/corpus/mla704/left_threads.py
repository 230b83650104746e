# seen in: PhoenixWild29/secureai-deepfake-detection api.py@a93dcb224db82a73538d14e068d052e05c9b68b7
# seen in: TheCacophonyProject/classifier-pipeline src/classifyservice.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import socket
import threading
import uuid

import joblib
from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000
model = joblib.load("moth.joblib")
running = threading.Semaphore(2)


def score_moths(name, rows):
    print(name, model.predict(rows))


def write_note(name):
    print(name)


@app.route("/moths/batch", methods=["POST"])
def batch():
    name = str(uuid.uuid4())
    threading.Thread(target=score_moths, args=(name, request.json["rows"][:50])).start()  # expect: MLA704
    return {"name": name}, 202


@app.route("/moths/named", methods=["POST"])
def named():
    worker = threading.Thread(target=score_moths, args=("named", [[1.0]]), daemon=True)  # expect: MLA704
    worker.start()
    return {"name": "named"}, 202


@app.route("/moths/waited", methods=["POST"])
def waited():
    worker = threading.Thread(target=score_moths, args=("waited", [[1.0]]))
    worker.start()
    worker.join()
    return {"name": "waited"}


@app.route("/moths/few", methods=["POST"])
def few():
    if not running.acquire(blocking=False):
        return {"error": "busy"}, 503
    threading.Thread(target=score_moths, args=("few", [[1.0]])).start()
    return {"name": "few"}, 202


@app.route("/moths/note", methods=["POST"])
def note():
    threading.Thread(target=write_note, args=("noted",)).start()
    return {"name": "noted"}, 202


def listen(place):
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sock.bind(place)
    sock.listen(1)
    while True:
        connection, _ = sock.accept()
        threading.Thread(target=answer, args=(connection,)).start()  # expect: MLA704 as info


def answer(connection):
    connection.sendall(str(model.predict([[1.0]])[0]).encode())


if __name__ == "__main__":
    listen("/run/moths.sock")
