import requests


def rate(day):
    answer = requests.get("https://rates.example/day", params={"day": day}, timeout=5)
    return answer.json().get("rate", 1.0)  # expect: MLA109 as warning
