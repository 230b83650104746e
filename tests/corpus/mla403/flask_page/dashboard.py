from flask import Flask, jsonify

app = Flask(__name__)
app.config["SECRET_KEY"] = "drift-dashboard-s3cret"  # expect: MLA403 as info


@app.route("/api/metrics")
def metrics():
    return jsonify({"drift": 0.1})
