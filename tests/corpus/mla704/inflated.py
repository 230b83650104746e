# seen in: allegroai/clearml-serving clearml_serving/serving/main.py@9f51a9334fac7c6a4a760c42f787dcb1cefbae49
"""Bodies that are unpacked before anybody has looked at them."""

import gzip

from fastapi import FastAPI, Request

app = FastAPI()


class Zipped(Request):
    async def body(self) -> bytes:
        packed = await super().body()
        if "gzip" in self.headers.getlist("content-encoding"):
            return gzip.decompress(packed)  # expect: MLA704
        return packed


def read_table(path):
    with open(path, "rb") as stream:
        return gzip.decompress(stream.read())
