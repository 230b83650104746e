# seen in: arc53/DocsGPT scripts/e2e/mock_oidc_idp.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
"""What stands in for a service of others in tests."""

import secrets

from flask import Flask, jsonify, request

app = Flask(__name__)
codes = {}
access_tokens = {}


@app.get("/authorize")
def authorize():
    code = secrets.token_hex(8)
    codes[code] = request.args["user"]
    return jsonify({"code": code})


@app.post("/token")
def token():
    user = codes.pop(request.form["code"])
    access_tokens[user] = secrets.token_hex(8)
    return jsonify({"token": access_tokens[user]})
