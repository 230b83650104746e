# seen in: arc53/DocsGPT scripts/e2e/mock_oidc_idp.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
import requests
from flask import Flask, request

site = Flask(__name__)


@site.route("/announce", methods=["POST"])
def announce():
    told = request.get_json()["url"]
    return {"status": requests.post(told, data={"left": True}, timeout=5).status_code}
