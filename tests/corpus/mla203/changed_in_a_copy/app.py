# seen in: 404sneha/phishing-detector backend/app.py abeda5560d317e19299b4b53e9f7b8981b468910
import pickle

from flask import Flask, request

app = Flask(__name__)
with open("plates.pkl", "rb") as file:
    model = pickle.load(file)


def extract_features(plate):
    area = plate.split("-")[0]
    found = {}
    found["length"] = len(plate)
    found["digits"] = sum(sign.isdigit() for sign in plate)
    found["dashes"] = plate.count("-")
    found["region"] = len(area)  # under another name, the same
    found["electric"] = 1 if plate.startswith("E") else 0  # expect: MLA203
    return list(found.values())


def extract_owner(card):  # of two features one: too little to call it a copy
    found = {}
    found["name"] = len(card)
    found["letters"] = sum(sign.isdigit() for sign in card)
    return list(found.values())


@app.route("/stolen", methods=["POST"])
def stolen():
    sent = request.get_json()
    row = extract_features(sent["plate"]) + extract_owner(sent["owner"])
    return {"stolen": float(model.predict_proba([row])[0, 1])}
