"""A helper that is handed addresses without TLS alone, and one that is handed others, too."""

import requests


class Texts:
    ASKS = "http://10.0.0.7:9000/ask?"
    TAKES = "http://10.0.0.7:9000/take?"

    @staticmethod
    def receive(url, headers):
        return requests.get(url, headers=headers, timeout=30, verify=False)

    def ask(self, text):
        address = self.ASKS + "text={}".format(text)
        return self.receive(address, {}).json()

    def take(self, number):
        return self.receive(self.TAKES + f"number={number}", {}).json()


class Prices:
    INSIDE = "http://10.0.0.7:9000/price?"
    OUTSIDE = "https://prices.example.org/price?"

    @staticmethod
    def fetch(url, headers):
        return requests.get(url, headers=headers, timeout=30, verify=False)  # expect: MLA405

    def near(self, day):
        return self.fetch(self.INSIDE + f"day={day}", {}).json()

    def far(self, day):
        return self.fetch(self.OUTSIDE + f"day={day}", {}).json()
