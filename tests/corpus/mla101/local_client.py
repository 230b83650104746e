# seen in: Ollie-Gullery/Real-Time-Audio-Classification src/deployment/client.py
import requests

URL = "http://127.0.0.1:5050/predict"

if __name__ == "__main__":
    with open("speech.wav", "rb") as sound:
        answer = requests.post(URL, files={"file": sound})  # expect: MLA101 as info
    print(answer.json())
    print(requests.post(URL, json={}, timeout=5).json())
