# seen in: Pedro-Vital/End-to-end-ML-project-churn-prediction src/churn_project/inference/prediction_service.py@f09c8b57c632c2b0206629d748fe3a5c31ff2ae9
from fastapi import FastAPI

from .errors import ServiceError, as_http_error

app = FastAPI()


@app.post("/score")
def score(rows: list[float]):
    try:
        prepared = prepare(rows)
    except ArithmeticError as error:
        raise ServiceError(f"not prepared: {error}")  # expect: MLA107
    try:
        return model.predict([prepared])
    except ValueError as error:
        raise ServiceError(error, "score")
    except MemoryError as error:
        raise ServiceError("no room", cause=error)
    except OSError as error:
        raise as_http_error("score", error)
