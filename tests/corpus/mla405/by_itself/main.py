# a form of: the same, where the image starts the file itself
from flask import Flask

app = Flask(__name__)


@app.route("/digit", methods=["POST"])
def digit():
    return {"digit": 7}


if __name__ == "__main__":
    app.run(debug=True)  # expect: MLA405 as warning
