# seen in: marqo-ai/marqo src/marqo/vespa/vespa_client.py@58efc2430eaf9677f35899ef82b16e87028ded88 (the sound form)
"""Answers of a store that are looked at by a method, and those that only a log line looks at."""

import httpx
from fastapi import FastAPI

app = FastAPI()


class Refused(Exception):
    """The store said no."""


class Store:
    def _refuse(self, answer):
        if answer.status_code >= 400:
            raise Refused(answer.text)

    def _note(self, answer):
        print(answer.headers)

    def picture(self, name):
        answer = httpx.get(f"http://store:8000/{name}", timeout=5)
        self._refuse(answer)
        return answer.content

    def noted_picture(self, name):
        answer = httpx.get(f"http://store:8000/{name}", timeout=5)  # expect: MLA307 as warning
        self._note(answer)
        return answer.content

    def size(self, name):
        answer = httpx.get(f"http://store:8000/{name}/size", timeout=5)
        try:
            return int(answer.headers["size"])
        except KeyError as error:
            raise Refused(f"no size: {answer.text}") from error


store = Store()


@app.get("/pictures/{name}")
def picture(name: str):
    return {"size": store.size(name), "picture": store.picture(name).hex(), "noted": store.noted_picture(name).hex()}
