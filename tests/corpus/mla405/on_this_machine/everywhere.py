from flask import Flask

app = Flask(__name__)


@app.route("/curve", methods=["POST"])
def curve():
    return {"y": 7}


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)  # expect: MLA405 as warning
