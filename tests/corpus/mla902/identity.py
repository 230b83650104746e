"""The same of a service that is meant."""

import secrets
import threading

from flask import Flask, jsonify, request

app = Flask(__name__)
codes = {}  # expect: MLA902 as info
access_tokens = {}  # expect: MLA902 as warning
user_locks = {}


@app.get("/authorize")
def authorize():
    code = secrets.token_hex(8)
    codes[code] = request.args["user"]
    return jsonify({"code": code})


@app.post("/token")
def token():
    user = codes.pop(request.form["code"])
    if user not in user_locks:
        user_locks[user] = threading.Lock()
    with user_locks[user]:
        access_tokens[user] = secrets.token_hex(8)
    return jsonify({"token": access_tokens[user]})
