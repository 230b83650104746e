import joblib

model = joblib.load("model.joblib")
_other = None


def score(rows):
    return [round(value, 3) for value in raw(rows)]


def raw(rows):
    return model.predict(rows)


async def score_later(rows):
    return rows


def other():
    global _other
    if _other is None:
        _other = joblib.load("other.joblib")
    return _other


def checked(rows):
    return [row for row in rows if row]
