# seen in: IberaSoft/sentiment-analysis-api app/api/endpoints/predict.py@bfbbda4b9892f0a45dfc3a73a62c1da784694285, DiogoRibeiro7/fastapi-ml-platform app/services/model_registry_service.py@c6b235034497b59ba7c20b925185f85a3a026af2, teman67/Plant-Disease-Classification-MLOps backend/app/api/routes.py@ec0afec6bb3a6821f5af0e2b3594dd4c0891cb7a
"""What the start has made is there; what waits for its first request is a warning, and what each request makes is none."""

from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from models import bundle_from_far, bundle_of, get_language, get_sentiment, get_topics, make_reader


@asynccontextmanager
async def lifespan(app):
    get_sentiment()
    get_language("en")
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/sentiment")
async def sentiment(text: str):
    return {"ready": get_sentiment().ready(text)}


@app.post("/topics")
async def topics(text: str):
    return {"ready": get_topics().ready(text)}  # expect: MLA701 as warning


@app.post("/language")
async def language(text: str, wanted: str):
    return {"ready": get_language(wanted).ready(text)}  # expect: MLA701 as warning


@app.post("/made")
async def made(text: str):
    return {"ready": make_reader().ready(text)}  # expect: MLA701 as error


@app.post("/models/{name}/activate")
async def activate_model(name: str, request: Request):
    request.app.state.provider.swap(bundle_of(name))  # expect: MLA701 as warning


@app.post("/tried")
async def tried(text: str, request: Request):
    try:
        return read(await request.body())  # expect: MLA701 as error
    except ValueError:
        return read(b"")


@app.post("/fallen")
async def fallen(text: str, request: Request):
    try:
        return request.app.state.remote[text]
    except KeyError:
        return read_by_far(b"")  # expect: MLA701 as error


def read(content):
    return bundle_of("base").generate(content)


def read_by_far(content):
    return bundle_from_far("base").generate(content)
