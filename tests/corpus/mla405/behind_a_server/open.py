from flask import Flask

site = Flask(__name__)


@site.route("/letter", methods=["POST"])
def letter():
    return {"letter": "q"}


if __name__ == "__main__":
    site.run(host="0.0.0.0", debug=True)  # expect: MLA405 as info
