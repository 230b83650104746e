# seen in: 404sneha/phishing-detector backend/app.py abeda5560d317e19299b4b53e9f7b8981b468910
import pickle

from flask import Flask, request

app = Flask(__name__)
with open("plates.pkl", "rb") as file:
    model = pickle.load(file)


def extract_features(plate):  # expect: MLA207
    found = {}
    found["length"] = len(plate)
    found["digits"] = sum(sign.isdigit() for sign in plate)
    found["dashes"] = plate.count("-")
    found["seasonal"] = 1 if plate.endswith("S") else 0
    return list(found.values())


def shown(plate):  # makes nothing that a model gets
    text = plate.strip()
    text = text.upper()
    text = text.replace("-", " ")
    return text


@app.route("/stolen", methods=["POST"])
def stolen():
    plate = request.get_json()["plate"]
    return {"plate": shown(plate), "stolen": float(model.predict_proba([extract_features(plate)])[0, 1])}
