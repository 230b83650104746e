# a form of: an app that is an attribute, whose routes are functions inside a method, or methods
from flask import Flask, jsonify, request

from scoring import Scorer, describe


class Service:
    def __init__(self):
        self.app = Flask(__name__)
        self.scorer = Scorer()
        self.last = None
        self._register()

    def _register(self):
        app = self.app
        this = self

        def score():
            try:
                sent = request.json  # expect: MLA707
                if not sent:
                    return jsonify({"error": "nothing was sent"}), 400
                return jsonify(this.scorer.predict_one(sent))
            except Exception as error:
                return jsonify({"error": str(error)}), 400

        app.add_url_rule("/score", "score", score, methods=["POST"])

        def state():
            return jsonify(describe(request.json))  # ok: no model

        app.add_url_rule("/state", "state", state, methods=["POST"])

        def spare():
            return jsonify(this.scorer.predict_one(request.json))  # ok: no route

        self.app.add_url_rule("/again", view_func=self.again, methods=["POST"])

        @app.post("/rows")
        def rows():
            return jsonify(this.scorer.predict_one(request.get_json()))  # expect: MLA707

    def again(self):
        row = request.get_json()  # expect: MLA707
        return jsonify(self.scorer.predict_one(row))
