# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/predict")
def predict(rows: list[float]):
    if not rows:
        raise Exception("no rows")  # expect: MLA107 as warning
    if len(rows) > 100:
        raise HTTPException(413, "at most 100 rows")
    try:
        return model.predict([rows])
    except MemoryError:
        raise InferenceError("out of memory")  # expect: MLA107 as info
    except ValueError as error:
        raise InvalidFeatures("not twelve numbers") from error
    except KeyError:
        raise HTTPException(422, "a feature is missing")
    except OSError:
        raise


def train(rows):
    if not rows:
        raise Exception("no rows")
