# a form of: a bound that is a parameter, None by default, and that one caller leaves out
import requests
import tritonclient.grpc as triton
from fastapi import FastAPI

app = FastAPI()
scorer = triton.InferenceServerClient(url="triton:8001")


def infer(name, inputs, deadline=None):
    return scorer.infer(name, inputs, client_timeout=deadline)


class Catalogue:
    def page(self, number, *, timeout=None):
        return requests.get("https://catalogue.example/items", params={"page": number}, timeout=timeout)

    def bounded(self, number, timeout=None):
        timeout = timeout or 3
        return requests.get("https://catalogue.example/items", params={"page": number}, timeout=timeout)


@app.post("/score")
def score(row: list[float], options: dict):
    first = infer("small", row, 0.4)
    second = infer("large", row)  # expect: MLA101
    third = infer("large", row, **options)
    shop = Catalogue()
    pages = [shop.page(1, timeout=2), shop.page(2), shop.bounded(3)]  # expect: MLA101
    return first, second, third, pages
