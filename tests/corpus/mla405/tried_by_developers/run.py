# seen in: Nipun-Malinga/churn-prediction-system system/backend/server/run.py@e72fed964c856c3f208df6a53112e5b69bf4b2f2
from flask import Flask

app = Flask(__name__)


@app.route("/tide", methods=["POST"])
def tide():
    return {"metres": 1.2}


if __name__ == "__main__":
    app.run(debug=True)  # expect: MLA405 as info
