# seen in: Cinnamon/kotaemon libs/kotaemon/kotaemon/agents/react/agent.py@4015bb0f7cebd59d474624c4a570a4c119cdd826
import re

from fastapi import FastAPI

app = FastAPI()


def _parse_output(text: str):
    found = re.search(r"Do: (.*)", text)
    if found is None:
        raise ValueError(f"neither a deed nor an answer: {text}")
    return found.group(1)


def read_order(text: str):
    if not text.startswith("Order"):
        raise ValueError(f"this is no order: {text}")  # expect: MLA802 as info
    return text


@app.post("/act")
def act(text: str):
    return _parse_output(client.complete(read_order(text)))
