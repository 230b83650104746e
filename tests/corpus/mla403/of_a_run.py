# seen in: JordiCorbilla/stock-prediction-deep-neural-learning stock_prediction_deep_learning_inference.py 58c0f48a1b3c5602e6f596742fc6e89d71c3b88b
"""The token of a run, by which its folder is called, and one that is sent."""

import requests

RUN_FOLDER = "runs/tides_20240103_9b41c7e05d2f4a86b3d70e6c15fa8842"
TOKEN = "9b41c7e05d2f4a86b3d70e6c15fa8842"
STATION_TOKEN = "5e0d9c2b7f1848a6932c64b1d07ea35f"  # expect: MLA403
ADDRESS = "https://levels.example.org/v2?token=1c70be94f5a24d3886e2f94b07d3a65e"
SEA_TOKEN = "1c70be94f5a24d3886e2f94b07d3a65e"  # expect: MLA403


def levels():
    return requests.get(ADDRESS, headers={"Authorization": STATION_TOKEN, "X-Sea": SEA_TOKEN}, timeout=9).json()
