import requests

URL = "http://localhost:9696/predict"

# run by hand against the service on this machine
print(requests.post(URL, json={"tenure": 12}).json())
