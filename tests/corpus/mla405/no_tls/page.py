# seen in: iusztinpaul/energy-forecasting app-frontend/frontend/components.py
# An address that is written `http://` has no certificate to check.
import requests
from places import INSIDE, OUTSIDE

LOCAL = "http://127.0.0.1:9000"


def rows(day):
    return requests.get(INSIDE / "rows" / f"{day}", verify=False, timeout=3).json()


def days():
    return requests.get(f"{LOCAL}/days", verify=False, timeout=3).json()


def prices(day):
    return requests.get(OUTSIDE / "prices" / f"{day}", verify=False, timeout=3).json()  # expect: MLA405
