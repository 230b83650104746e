import joblib

model = joblib.load("birds.joblib")


def hear(name):
    """Asked by a route, and by a task whose worker keeps what is printed."""
    try:
        return model.predict([[len(name)]])[0]
    except ValueError as error:
        print(f"not heard: {error}")  # expect: MLA801
        raise RuntimeError("not heard") from error


def hear_later(name):
    """Asked by the task alone."""
    try:
        return model.predict([[len(name)]])[0]
    except ValueError as error:
        print(f"not heard: {error}")
        raise RuntimeError("not heard") from error
