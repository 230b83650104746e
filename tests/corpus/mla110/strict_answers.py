# a form of: checks whose answer lets in where it is True, and checks whose True keeps out
import requests


def check_safe_status(url):
    answer = requests.get(f"{url}/seal", timeout=3)
    answer.raise_for_status()
    state = answer.json()
    sealed = state.get("sealed", True)
    return sealed


def verify_token_status(url, token):
    answer = requests.post(f"{url}/introspect", json={"token": token}, timeout=3)
    return answer.json().get("revoked", True)


def verify_token(url, token):
    answer = requests.post(f"{url}/introspect", json={"token": token}, timeout=3)
    return answer.json().get("active", True)  # expect: MLA110


def verify_badge(url, badge):
    answer = requests.post(f"{url}/badges", json={"badge": badge}, timeout=3).json()
    known = answer.get("valid", True)  # expect: MLA110
    return known
