# seen in: DataTalksClub/mlops-zoomcamp cohorts/2022/05-monitoring/homework/prepare.py@86e42886b59477481fc3e37eb40fb7409d886e1d
"""Bodies that are taken for the answer, whatever the status says."""

import requests


def download(url, path):
    answer = requests.get(url, stream=True, timeout=60)
    with open(path, "wb") as stream:
        for chunk in answer.iter_content(65536):
            stream.write(chunk)  # expect: MLA109


def download_checked(url, path):
    answer = requests.get(url, timeout=60)
    answer.raise_for_status()
    with open(path, "wb") as stream:
        stream.write(answer.content)


def rows(url):
    answer = requests.get(url, timeout=10).json()
    return answer.get("rows", [])  # expect: MLA109


def rows_checked(url):
    answer = requests.get(url, timeout=10)
    if not answer.ok:
        raise RuntimeError(answer.text)
    return answer.json().get("rows", [])


def children(session, block):
    try:
        return requests.get(f"https://pages.example/{block}", timeout=5).json()
    except Exception as error:  # expect: MLA109
        logger.error("no children: %s", error)
        return {}


def calculate_psi(expected, actual):
    try:
        return float(((actual - expected) * numpy.log(actual / expected)).sum())
    except Exception as error:  # expect: MLA109
        logger.error("no PSI: %s", error)
        return 0.0


def may_open(user, document):
    answer = requests.get(f"https://policy.example/{user}/{document}", timeout=2)
    return answer.json().get("allow", False)


def greet(url):
    state = requests.get(f"{url}/health", timeout=5).json()
    print(f"asking {state.get('backend', 'unknown')}")


def backend(url):
    state = requests.get(f"{url}/health", timeout=5).json()
    print("asked")
    return state.get("backend", "cpu")  # expect: MLA109
