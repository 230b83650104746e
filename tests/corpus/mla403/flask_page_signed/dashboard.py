from flask import Flask, jsonify, session

app = Flask(__name__)
app.config["SECRET_KEY"] = "drift-dashboard-s3cret"  # expect: MLA403 as error


@app.route("/api/metrics")
def metrics():
    session["seen"] = True
    return jsonify({"drift": 0.1})
