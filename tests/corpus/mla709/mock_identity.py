# seen in: arc53/DocsGPT scripts/e2e/mock_oidc_idp.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
"""What stands in for a service of others in tests has one user."""

from flask import Flask, jsonify, request

app = Flask(__name__)
last_client = None
signed_in = []


@app.post("/token")
def token():
    global last_client
    last_client = request.form["client"]
    signed_in.append(last_client)
    return jsonify({"token": last_client})
