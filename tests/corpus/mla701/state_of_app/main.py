# a form of: what a lifespan puts into the state of the app, and routers in other files ask for
from contextlib import asynccontextmanager

from fastapi import FastAPI
from routes import router
from scoring import Cleaner, Scorer


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.scorer = None
    app.state.scorer = Scorer("model.onnx")
    app.state.cleaner = Cleaner()
    yield


app = FastAPI(lifespan=lifespan)
app.include_router(router)
