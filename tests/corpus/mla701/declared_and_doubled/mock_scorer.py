import time

from interface import Scorer


class MockScorer(Scorer):
    def rate(self, text: str) -> list[float]:
        time.sleep(1)
        return [0.0]

    def title(self, text: str) -> str:
        time.sleep(1)
        return ""
