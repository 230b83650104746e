# a form of: an exam form whose fields go into each other's columns, beside one that gives them other names
import joblib
import pandas as pd
from flask import Flask, render_template, request

app = Flask(__name__)
model = joblib.load("artifacts/model.pkl")


class Exam:
    def __init__(self, lunch, reading_score, writing_score):
        self.lunch = lunch
        self.reading_score = reading_score
        self.writing_score = writing_score

    def as_table(self):
        return pd.DataFrame(
            {
                "lunch": [self.lunch],
                "reading_score": [self.reading_score],
                "writing_score": [self.writing_score],
            }
        )


@app.route("/exam", methods=["POST"])
def exam():
    given = Exam(
        lunch=request.form.get("lunch"),
        reading_score=float(request.form.get("writing_score")),  # expect: MLA214
        writing_score=float(request.form.get("reading_score")),
    )
    return render_template("exam.html", maths=model.predict(given.as_table())[0])


@app.route("/short", methods=["POST"])
def short():
    given = Exam(request.form.get("meal"), float(request.form.get("reading")), float(request.form.get("writing")))
    return render_template("exam.html", maths=model.predict(given.as_table())[0])


@app.route("/turned", methods=["POST"])
def turned():
    form = request.get_json()
    row = pd.DataFrame([{"width": form["width"], "height": form["height"]}])
    return {"maths": float(model.predict(row)[0])}
