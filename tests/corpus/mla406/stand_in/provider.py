# a form of: the same, in a service that people use
import requests
from flask import Flask, request

site = Flask(__name__)


@site.route("/announce", methods=["POST"])
def announce():
    told = request.get_json()["url"]
    return {"status": requests.post(told, data={"left": True}, timeout=5).status_code}  # expect: MLA406
