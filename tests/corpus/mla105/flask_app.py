# seen in: yj-li1/MealPlan server/app.py@79271b252425e9287e5e7c8653416d62d9057902
import anthropic
from flask import Flask, jsonify, request

app = Flask(__name__)
client = anthropic.Anthropic(timeout=20)


@app.route("/answer", methods=["POST"])
def answer():
    message = client.messages.create(model="m", max_tokens=300, messages=request.json)  # expect: MLA105 as info
    return jsonify(message.content[0].text)
