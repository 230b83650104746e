class Held:
    def __init__(self, preprocessor, ask):
        self.preprocessor = preprocessor
        self.ask = ask


def held():
    raise NotImplementedError
