# seen in: SayeedBaig/heart-disease-prediction api/main.py
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    print("starting the service")  # expect: MLA801
    app.state.model = load()
    print("stopping the service")
    yield


def load():
    print("loading the model")
    return open("model.bin", "rb").read()


app = FastAPI(lifespan=lifespan)


@app.post("/predict")
def predict(value: float):
    return {"score": float(app.state.model.predict([[value]])[0])}


if __name__ == "__main__":
    print("use uvicorn")
