# a form of: a payload of nothing but the numbers that things have in a vocabulary
import json

from flask import Flask, request

app = Flask(__name__)
item2id = json.load(open("items.json"))


@app.route("/next", methods=["POST"])
def next_items():
    basket = request.get_json()["basket"]
    numbers = [item2id.get(item, 0) for item in basket]
    payload = {"instances": [numbers], "mask": item2id["mask"]}
    print(payload)  # expect: MLA802 as info
    return {"items": model.predict(payload)}


@app.route("/liked", methods=["POST"])
def liked_items():
    basket = request.get_json()["basket"]
    payload = {"instances": [item2id.get(item, 0) for item in basket], "names": basket}
    print(payload)  # expect: MLA802 as warning
    return {"items": model.predict(payload)}
