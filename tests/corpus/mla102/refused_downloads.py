# seen in: DataScientest-Studio/Template_MLOps_accidents src/data/import_raw_data.py@8a1f815ef4417a37d9f9465b98c7ed8624283723
"""Downloads that a server refuses, of which a program only prints that."""

import requests


def fetch_tables(names, address, folder):
    for name in names:
        answer = requests.get(f"{address}/{name}", timeout=30)
        if answer.status_code == 200:
            (folder / name).write_bytes(answer.content)
        else:
            print(f"could not fetch {name}:", answer.status_code)  # expect: MLA102 as info


def fetch_or_fail(names, address, folder):
    for name in names:
        answer = requests.get(f"{address}/{name}", timeout=30)
        if answer.status_code == 200:
            (folder / name).write_bytes(answer.content)
        else:
            raise RuntimeError(f"{name}: {answer.status_code}")


def fetch_and_count(names, address, folder):
    fetched = 0
    for name in names:
        answer = requests.get(f"{address}/{name}", timeout=30)
        if answer.status_code == 200:
            (folder / name).write_bytes(answer.content)
            fetched += 1
        else:
            print(f"could not fetch {name}:", answer.status_code)
    return fetched


if __name__ == "__main__":
    fetch_tables(["stations.csv"], "https://rain.example.org", FOLDER)
