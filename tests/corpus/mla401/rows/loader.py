import joblib


class Loader:
    def __init__(self):
        self.kept = {}

    def load(self, path, key):
        if key not in self.kept:
            self.kept[key] = joblib.load(path)  # expect: MLA401
        return self.kept[key]

    def load_base(self, path):
        return joblib.load(path)


def get_loader():
    return Loader()
