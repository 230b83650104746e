import pickle

import numpy as np
from flask import Flask, request

app = Flask(__name__)
with open("loans.pkl", "rb") as file:
    model = pickle.load(file)


@app.route("/turned", methods=["POST"])
def turned():
    gender = request.form["Gender"]
    gender = 0 if gender == "Male" else 1  # expect: MLA203
    married = 0 if request.form["Married"] == "Yes" else 1  # expect: MLA203
    area = request.form["Area"]
    if area == "Urban":
        area = 0  # expect: MLA203
    elif area == "Semiurban":
        area = 1
    else:
        area = 2
    home = int(request.form["Home"])
    return str(model.predict(np.array([[gender, married, area, home]]))[0])


@app.route("/sorted", methods=["POST"])
def in_order():
    gender = 1 if request.form["Gender"] == "Male" else 0
    married = 0 if request.form["Married"] != "Yes" else 1
    area = request.form["Area"]
    if area == "Urban":
        area = 2
    elif area == "Semiurban":
        area = 1
    else:
        area = 0
    home = request.form["Home"]
    if home == "owned":
        home = 0
    elif home == "shared":
        home = 1
    else:
        home = 2
    return str(model.predict(np.array([[gender, married, area, home]]))[0])


@app.route("/ladder", methods=["POST"])
def of_a_map():
    gender = 1 if request.form["Gender"] == "Male" else 0
    married = int(request.form["Married"])
    area = int(request.form["Area"])
    home = request.form["Home"]
    if home == "rented":
        home = 1  # expect: MLA203
    elif home == "shared":
        home = 2
    else:
        home = 0
    return str(model.predict(np.array([[gender, married, area, home]]))[0])
