import os

from flow.limits import timeout

STORE = os.environ.get("STORE_URL", "http://store:8080")


@timeout(int(os.environ.get("STEP_TIMEOUT", 600)))
def run(step):
    return step()
