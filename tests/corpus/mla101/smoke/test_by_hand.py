# a form of: a script that a person runs against the service of this machine, and watches
import requests

print(requests.post("http://localhost:5050/predict", json={"rows": [1.0]}).json())
