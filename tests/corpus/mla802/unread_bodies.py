# a form of: what triggers a job is logged, and nothing else reads it
import logging

from flask import Flask, request

logger = logging.getLogger(__name__)
app = Flask(__name__)


def nightly(request):
    request_json = request.get_json(silent=True)
    if request_json:
        logger.info("triggered by %s", request_json)  # expect: MLA802 as info
    else:
        logger.info("triggered, with nothing in it")
    return {"drift": drift_of(model.predict(newest_rows()))}


def score(request):
    request_json = request.get_json(silent=True)
    logger.info("asked about %s", request_json)  # expect: MLA802 as warning
    return {"score": float(model.predict([list(request_json.values())])[0])}


@app.route("/nightly", methods=["POST"])
def run_nightly():
    return nightly(request)


@app.route("/score", methods=["POST"])
def run_score():
    return score(request)
