from flask import Flask

app = Flask(__name__)


@app.route("/letters", methods=["POST"])
def letters():
    return {"letters": 7}


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)  # expect: MLA405 as info
