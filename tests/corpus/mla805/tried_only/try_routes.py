# seen in: arc53/DocsGPT scripts/qa/durability_e2e.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
from flask import Flask
from service import predict


def answers_twice_alike():
    app = Flask(__name__)
    seen = []
    for _ in range(2):
        with app.test_request_context("/predict", method="POST", json={"petal": 1.0}):
            seen.append(predict().get_json())
    assert seen[0] == seen[1]


if __name__ == "__main__":
    answers_twice_alike()
