# a form of: models that are tried ahead, and loaded at the first request, which tells where that fails
import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
loaded = False
trees = None


def load_models():
    global loaded
    joblib.load("forest.joblib")
    loaded = True


def load_tree_models():
    global trees
    trees = joblib.load("trees.joblib")


try:
    load_models()
except Exception as error:  # ok: the first request loads them
    print("later:", error)

try:
    load_tree_models()
except Exception as error:  # expect: MLA102
    print("later:", error)


@app.post("/predict")
def predict():
    try:
        if not loaded:
            load_models()
        return jsonify({"score": request.json["score"]})
    except Exception as error:
        return jsonify({"error": str(error)}), 500


@app.post("/trees")
def of_trees():
    try:
        if not loaded:
            load_tree_models()
        return jsonify({"score": request.json["score"]})
    except Exception:  # expect: MLA102
        return jsonify({"score": 0.0})
