import joblib

_engine = None
_other = None


class Engine:
    def __init__(self):
        self.model = joblib.load("model.joblib")
        self.model.predict([[0.0]])


class Other:
    def __init__(self):
        self.model = joblib.load("other.joblib")
        self.model.predict([[0.0]])


def get_engine():
    global _engine
    if _engine is None:
        _engine = Engine()
    return _engine


def initialize_engine():
    global _engine
    _engine = Engine()
    return _engine


def get_other():
    global _other
    if _other is None:
        _other = Other()
    return _other
