import subprocess
import time

import requests


def test_online():
    served = subprocess.Popen(["uvicorn", "serving.online:app", "--port", "8013"])
    time.sleep(2)
    try:
        assert requests.post("http://localhost:8013/online", json=[1.0], timeout=5).status_code == 200
    finally:
        served.terminate()
