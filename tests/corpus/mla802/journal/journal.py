import json
import logging


class Journal:
    def __init__(self):
        self.log = logging.getLogger("journal")

    def _line(self, **fields) -> str:
        return json.dumps({"kind": "call", **fields})

    def _short(self, **fields) -> str:
        return json.dumps({name: len(value) for name, value in fields.items()})

    def call(self, body: dict, answer: dict) -> None:
        self.log.info(self._line(model=body.get("model"), messages=body.get("messages")))  # expect: MLA802
        self.log.info(self._line(model=body.get("model"), usage=answer.get("usage")))
        self.log.info(shorten(body.get("messages")))
