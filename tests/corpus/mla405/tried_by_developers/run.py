# seen in: Nipun-Malinga/churn-prediction-system system/backend/server/run.py
from flask import Flask

app = Flask(__name__)


@app.route("/tide", methods=["POST"])
def tide():
    return {"metres": 1.2}


if __name__ == "__main__":
    app.run(debug=True)  # expect: MLA405 as info
