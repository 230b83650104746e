# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from flask import Flask, jsonify, request

app = Flask(__name__)


class Router:
    def complete(self, messages):
        if not self.active:
            raise Exception("no model is active")  # expect: MLA107
        return self.active[0].generate(messages)


router = Router()


@app.route("/chat", methods=["POST"])
def chat():
    return jsonify(router.complete(request.json["messages"]))
