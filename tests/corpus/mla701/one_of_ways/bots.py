import requests


class Hosted:
    def answer(self, question):
        return requests.post("https://llm.example/v1", json={"q": question}, timeout=30).json()


class Canned:
    def answer(self, question):
        return {"answer": "ask again later"}


class Polite(Canned):
    def answer(self, question):
        return {"answer": "please ask again later"}
