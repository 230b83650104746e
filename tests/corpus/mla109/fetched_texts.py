# a form of: tables that a script fetches, as files that a page of an error passes for
import requests

MONTHS = ("rides_2024-01.csv", "rides_2024-02.csv")

for month in MONTHS:
    answer = requests.get(f"https://tables.example.org/{month}", stream=True, timeout=60)
    with open(month, "wb") as stream:
        for part in answer.iter_content(1024):
            stream.write(part)  # expect: MLA109 as warning
