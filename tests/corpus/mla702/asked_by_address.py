# a form of: routes of Flask that are asked by what stands in the address, and a page that asks no model
from flask import Flask, jsonify, render_template, request

app = Flask(__name__)  # expect: MLA702


@app.route("/")
def home():
    return render_template("home.html", name=request.args.get("name"))


@app.route("/recommend", methods=["GET"])
def recommend():
    return jsonify(model.predict([[request.args.get("age", type=int)]]).tolist())
