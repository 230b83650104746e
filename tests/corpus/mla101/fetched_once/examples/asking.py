import requests

if __name__ == "__main__":
    print(requests.post("http://localhost:8000/predict", json={"rooms": 3}).json())
