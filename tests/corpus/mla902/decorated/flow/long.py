import os

from flow.limits import timeout

STORE = os.environ.get("STORE_URL", "http://store:8080")


@timeout(int(os.environ.get("STEP_TIMEOUT", 600)))
def ask(model, text):
    return model.ask(text)
