KNOWN = {"4": [0.1, 0.2], "9": [0.3, 0.1]}


class Stops:
    def __init__(self):
        self.places = {}

    def put(self, stop, kind):
        if stop not in KNOWN:
            raise KeyError(stop)
        self.places[kind] = KNOWN[stop]

    def row(self):
        return [[*self.places["start"], *self.places["end"]]]
