"""A function that sets up what all share, and one that keeps what was asked last."""

parts = None
asked = None


def initialize_parts(store):
    global parts
    parts = {"store": store}
    return parts


def remember(text):
    global asked
    asked = {"text": text}  # expect: MLA709
    return asked


class Orchestrator:
    def __init__(self):
        self.parts = initialize_parts("here")

    def answer(self, text):
        return remember(text)
