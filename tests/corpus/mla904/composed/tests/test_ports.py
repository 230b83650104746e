import requests


def test_reads():
    answer = requests.post("http://localhost:8103/predict", json=[1.0], timeout=5)
    assert answer.status_code == 200
