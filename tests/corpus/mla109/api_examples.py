"""Shows how the service is asked."""

import requests


def predict(row):
    response = requests.post("http://localhost:5000/predict", json=row, timeout=10)
    return response.json()


if __name__ == "__main__":
    print(predict({"age": 30}))
