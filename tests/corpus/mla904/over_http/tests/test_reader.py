import requests

URL = "http://localhost:8001"


def test_reads():
    version = requests.get(f"{URL}/status", timeout=5).json()["version"]
    assert requests.post(f"{URL}/{version}/read-page", params={"page": "a"}, timeout=5).json() == [1]
