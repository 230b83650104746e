# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/predict")
def predict(rows: list[float]):
    if not rows:
        raise Exception("no rows")  # expect: MLA107 as info
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


@app.post("/picture")
def picture(address: str):
    try:
        answer = fetch(address)
        if answer.status_code != 200:
            raise Exception(answer.status_code)
        return decoded(answer)
    except Exception as error:
        logger.error(error)
        return None


@app.post("/pictures")
def pictures(addresses: list[str]):
    try:
        if not addresses:
            raise Exception("no addresses")  # expect: MLA107 as info
        return [fetch(each) for each in addresses]
    except Exception:
        logger.exception("pictures")
        raise
