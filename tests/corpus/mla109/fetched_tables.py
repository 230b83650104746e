# a form of: tables that a script fetches, as files whose reader refuses a page of an error
import requests

MONTHS = ("rides_2024-01.parquet", "rides_2024-02.parquet")

for month in MONTHS:
    answer = requests.get(f"https://tables.example.org/{month}", stream=True, timeout=60)
    with open(month, "wb") as stream:
        for part in answer.iter_content(1024):
            stream.write(part)  # expect: MLA109 as info
