import joblib


class Shelf:
    def __init__(self):
        self.network = None
        self.network_loaded = False

    def load(self):
        try:
            self.network = joblib.load("network.joblib")
            self.network_loaded = True
        except Exception:
            self.network_loaded = False

    def health(self):
        return {"status": "UP", "networkLoaded": self.network_loaded}  # expect: MLA706 as info

    def report(self):
        return {"status": "UP", "networkLoaded": self.network_loaded}
