"""Only who starts it by hand reaches it: flask listens on this machine alone unless it is told otherwise."""

from flask import Flask

app = Flask(__name__)


@app.route("/line", methods=["POST"])
def line():
    return {"y": 7}


if __name__ == "__main__":
    app.run(debug=True)  # expect: MLA405 as info
