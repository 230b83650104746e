"""The image starts the app by its name: nothing comes by the last lines."""

from flask import Flask

app = Flask(__name__)


@app.route("/rows", methods=["POST"])
def rows():
    return {"kept": True}


if __name__ == "__main__":
    app.run(debug=True)
