import requests

PLACES = {"moss": "http://localhost:8101"}


def test_moss():
    answer = requests.post(f"{PLACES['moss']}/predict", json=[1.0], timeout=5)
    assert answer.status_code == 200


def test_others():
    assert requests.get("http://localhost:81021/health", timeout=5).ok
