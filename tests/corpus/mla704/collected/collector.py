# seen in: cynthiiaa/sentiment-analysis-mlops src/monitoring/metrics.py
from collections import deque


class Collector:
    def __init__(self):
        self.answers = []
        self.last = deque(maxlen=100)

    def record_answer(self, answer):
        self.answers.append(answer)  # expect: MLA704
        self.last.append(answer)


class Bounded:
    def __init__(self):
        self.answers = []

    def record_bounded(self, answer):
        self.answers.append(answer)
        if len(self.answers) > 1000:
            self.answers = self.answers[-1000:]


class OfOneRequest:
    def __init__(self):
        self.steps = []

    def record_step(self, step):
        self.steps.append(step)
