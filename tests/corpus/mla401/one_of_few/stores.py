import joblib

UNSAFE_TOKENS = ("/", "\\", "..", "\0")


class Store:
    def __init__(self, root):
        self.root = root

    def load(self, kind: str):
        return joblib.load(self.root / kind / "model.joblib")

    def load_named(self, name: str):
        self._check(name)
        return joblib.load(self.root / name / "model.joblib")

    def load_at(self, place: str):
        return joblib.load(self.root / place)  # expect: MLA401 as critical

    @staticmethod
    def _check(name: str) -> None:
        if not name or any(token in name for token in UNSAFE_TOKENS):
            raise ValueError(f"no such model: {name}")
