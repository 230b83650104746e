from flask import Flask

app = Flask(__name__)


@app.route("/digits", methods=["POST"])
def digits():
    return {"digits": 7}


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)  # expect: MLA405 as warning
