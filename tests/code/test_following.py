"""What a route calls is found wherever the program keeps it: in a dict, a table, a factory, another file's global."""

from __future__ import annotations

import re

import pytest
from test_project import view

SCORING = """\
class Scorer:
    def score(self, text):
        return self._rate(text)

    def _rate(self, text):
        return len(text)
"""

WAYS = {
    "dict in another module": """\
# file: store.py
models = {}
# file: main.py
from fastapi import FastAPI
from contextlib import asynccontextmanager
from store import models
from scoring import Scorer
from routes import router
@asynccontextmanager
async def lifespan(app):
    models["scorer"] = Scorer()
    yield
    models.clear()
app = FastAPI(lifespan=lifespan)
app.include_router(router)
# file: routes.py
from fastapi import APIRouter
from store import models
router = APIRouter()
@router.post("/score")
async def score(text: str):
    return {"score": models["scorer"].score(text)}
""",
    "dict of the main module": """\
# file: main.py
from fastapi import FastAPI
from contextlib import asynccontextmanager
from scoring import Scorer
ml_models = {}
@asynccontextmanager
async def lifespan(app):
    ml_models["scorer"] = Scorer()
    yield
    ml_models.clear()
app = FastAPI(lifespan=lifespan)
@app.post("/score")
async def score(text: str):
    return {"score": ml_models["scorer"].score(text)}
""",
    "dict filled by update": """\
# file: main.py
from fastapi import FastAPI
from scoring import Scorer
ml_models = {}
app = FastAPI()
@app.on_event("startup")
def start():
    ml_models.update(scorer=Scorer())
@app.post("/score")
async def score(text: str):
    return {"score": ml_models["scorer"].score(text)}
""",
    "dict via get": """\
# file: main.py
from fastapi import FastAPI, HTTPException
from scoring import Scorer
ml_models = {}
app = FastAPI()
@app.on_event("startup")
def start():
    ml_models["scorer"] = Scorer()
@app.post("/score")
async def score(text: str):
    model = ml_models.get("scorer")
    if model is None:
        raise HTTPException(503)
    return {"score": model.score(text)}
""",
    "global of another module, by attribute": """\
# file: state.py
scorer = None
# file: main.py
from fastapi import FastAPI
import state
from scoring import Scorer
app = FastAPI()
@app.on_event("startup")
def start():
    state.scorer = Scorer()
@app.post("/score")
async def score(text: str):
    return {"score": state.scorer.score(text)}
""",
    "lifespan state": """\
# file: main.py
from fastapi import FastAPI, Request
from contextlib import asynccontextmanager
from scoring import Scorer
@asynccontextmanager
async def lifespan(app):
    yield {"scorer": Scorer()}
app = FastAPI(lifespan=lifespan)
@app.post("/score")
async def score(text: str, request: Request):
    return {"score": request.state.scorer.score(text)}
""",
    "singleton __new__": """\
# file: holder.py
from scoring import Scorer
class Holder:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.scorer = Scorer()
        return cls._instance
# file: main.py
from fastapi import FastAPI
from holder import Holder
app = FastAPI()
@app.post("/score")
async def score(text: str):
    return {"score": Holder().scorer.score(text)}
""",
    "classmethod holder": """\
# file: holder.py
from scoring import Scorer
class Holder:
    scorer = None
    @classmethod
    def load(cls):
        cls.scorer = Scorer()
    @classmethod
    def get(cls):
        if cls.scorer is None:
            cls.load()
        return cls.scorer
# file: main.py
from fastapi import FastAPI
from holder import Holder
app = FastAPI()
@app.post("/score")
async def score(text: str):
    return {"score": Holder.get().score(text)}
""",
    "manager with dict": """\
# file: manager.py
from scoring import Scorer
class Manager:
    def __init__(self):
        self._models = {}
    def load(self):
        self._models["scorer"] = Scorer()
    def get(self, name):
        return self._models[name]
manager = Manager()
# file: main.py
from fastapi import FastAPI
from manager import manager
app = FastAPI()
@app.on_event("startup")
def start():
    manager.load()
@app.post("/score")
async def score(text: str):
    return {"score": manager.get("scorer").score(text)}
""",
    "table of functions": """\
# file: handlers.py
from scoring import Scorer
scorer = Scorer()
def plain(text):
    return scorer.score(text)
def twice(text):
    return 2 * scorer.score(text)
HANDLERS = {"plain": plain, "twice": twice}
# file: main.py
from fastapi import FastAPI
from handlers import HANDLERS
app = FastAPI()
@app.post("/score/{kind}")
async def score(kind: str, text: str):
    return {"score": HANDLERS[kind](text)}
""",
    "table of classes": """\
# file: handlers.py
from scoring import Scorer
class Other:
    def score(self, text):
        return len(text)
KINDS = {"plain": Scorer, "other": Other}
# file: main.py
from fastapi import FastAPI
from handlers import KINDS
app = FastAPI()
@app.post("/score/{kind}")
async def score(kind: str, text: str):
    scorer = KINDS[kind]()
    return {"score": scorer.score(text)}
""",
    "dataclass container": """\
# file: box.py
from dataclasses import dataclass
from scoring import Scorer
@dataclass
class Box:
    scorer: Scorer
    name: str = "a"
def make():
    return Box(scorer=Scorer())
# file: main.py
from fastapi import FastAPI
from box import make
app = FastAPI()
box = make()
@app.post("/score")
async def score(text: str):
    return {"score": box.scorer.score(text)}
""",
    "class routes": """\
# file: main.py
from fastapi import FastAPI, APIRouter
from scoring import Scorer
class Api:
    def __init__(self, scorer):
        self.scorer = scorer
        self.router = APIRouter()
        self.router.add_api_route("/score", self.score, methods=["POST"])
    async def score(self, text: str):
        return {"score": self.scorer.score(text)}
app = FastAPI()
app.include_router(Api(Scorer()).router)
""",
    "optional attr getter with raise": """\
# file: service.py
from scoring import Scorer
_scorer = None
def init():
    global _scorer
    _scorer = Scorer()
def scorer() -> "Scorer":
    if _scorer is None:
        raise RuntimeError("not loaded")
    return _scorer
# file: main.py
from fastapi import FastAPI
import service
app = FastAPI()
@app.on_event("startup")
def start():
    service.init()
@app.post("/score")
async def score(text: str):
    return {"score": service.scorer().score(text)}
""",
    "factory with if": """\
# file: factory.py
from scoring import Scorer
import os
class Local:
    def score(self, text):
        return len(text)
def build(kind):
    if kind == "remote":
        return Scorer()
    return Local()
# file: main.py
from fastapi import FastAPI
import os
from factory import build
app = FastAPI()
scorer = build(os.environ["KIND"])
@app.post("/score")
async def score(text: str):
    return {"score": scorer.score(text)}
""",
    "abstract base": """\
# file: base.py
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def score(self, text): ...
# file: impl.py
from base import Base
from scoring import Scorer
class Impl(Base):
    def __init__(self):
        self.s = Scorer()
    def score(self, text):
        return self.s.score(text)
# file: main.py
from fastapi import FastAPI, Depends
from base import Base
from impl import Impl
app = FastAPI()
def get() -> Base:
    return Impl()
@app.post("/score")
async def score(text: str, scorer: Base = Depends(get)):
    return {"score": scorer.score(text)}
""",
    "partial": """\
# file: main.py
from fastapi import FastAPI
from functools import partial
from scoring import Scorer
app = FastAPI()
def run(scorer, text):
    return scorer.score(text)
go = partial(run, Scorer())
@app.post("/score")
async def score(text: str):
    return {"score": go(text)}
""",
    "mixin / inheritance": """\
# file: base.py
from scoring import Scorer
class WithScorer:
    def __init__(self):
        self.scorer = Scorer()
# file: main.py
from fastapi import FastAPI
from base import WithScorer
class Service(WithScorer):
    def answer(self, text):
        return self.scorer.score(text)
service = Service()
app = FastAPI()
@app.post("/score")
async def score(text: str):
    return {"score": service.answer(text)}
""",
    "pipeline list of steps": """\
# file: main.py
from fastapi import FastAPI
from scoring import Scorer
steps = [Scorer()]
app = FastAPI()
@app.post("/score")
async def score(text: str):
    out = []
    for step in steps:
        out.append(step.score(text))
    return out
""",
    "walrus / tuple": """\
# file: main.py
from fastapi import FastAPI
from scoring import Scorer
def load():
    return Scorer(), "v1"
scorer, version = load()
app = FastAPI()
@app.post("/score")
async def score(text: str):
    return {"score": scorer.score(text)}
""",
    "tuple across files": """\
# file: loading.py
from scoring import Scorer
def load():
    s = Scorer()
    return s, "v1"
# file: main.py
from fastapi import FastAPI
from loading import load
scorer, version = load()
app = FastAPI()
@app.post("/score")
async def score(text: str):
    return {"score": scorer.score(text)}
""",
    "NamedTuple / dict returned": """\
# file: loading.py
from scoring import Scorer
def load():
    return {"scorer": Scorer(), "version": "v1"}
# file: main.py
from fastapi import FastAPI
from loading import load
artifacts = load()
app = FastAPI()
@app.post("/score")
async def score(text: str):
    return {"score": artifacts["scorer"].score(text)}
""",
    "a global of another file, made late, or what its factory gives": """\
# file: maker.py
from scoring import Scorer
_made = None
def make():
    global _made
    if _made is None:
        _made = Scorer()
    return _made
# file: service.py
class Service:
    def __init__(self):
        from maker import _made as kept
        if kept is not None:
            self.scorer = kept
        else:
            from maker import make
            self.scorer = make()
# file: main.py
from fastapi import FastAPI
from service import Service
app = FastAPI()
service = Service()
@app.post("/score")
async def score(text: str):
    return {"score": service.scorer.score(text)}
""",
}


def project(text: str) -> dict[str, str]:
    parts = re.split(r"(?m)^# file: (\w+)\.py\n", text)
    return {"scoring": SCORING, **dict(zip(parts[1::2], parts[2::2], strict=True))}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_kept_is_found(way: str) -> None:
    assert ("scoring.py", "Scorer._rate") in view(**project(WAYS[way])).reached("serving")


def meant(name: str, **files: str) -> tuple[str, ...]:
    return view(**files).may_mean(name, "main.py")


TABLE = "from scoring import Scorer\nclass Other: pass\nKINDS = {'plain': Scorer, 'other': Other}\n"


def test_an_item_is_what_stands_under_its_key():
    files = {"scoring": SCORING, "table": TABLE, "main": "from table import KINDS\n"}
    assert meant("table.KINDS[plain].score", **files) == ("scoring.Scorer.score",)
    assert meant("table.KINDS[*]", **files) == ("scoring.Scorer", "table.Other")
    assert meant("table.KINDS[missing]", **files) == ()
    adds = "from table import KINDS\nfrom scoring import Scorer\ndef add(name):\n    KINDS[name] = Scorer\n"
    assert meant("table.KINDS[missing]", **files | {"main": adds}) == ("scoring.Scorer",)


def test_what_may_be_too_much_is_nothing():
    many = "".join(f"class C{i}: pass\n" for i in range(9))
    table = many + "KINDS = {" + ", ".join(f"'{i}': C{i}" for i in range(9)) + "}\n"
    assert meant("table.KINDS[3]", table=table, main="import table\n") == ("table.C3",)
    assert meant("table.KINDS[*]", table=table, main="import table\n") == ()


def test_a_factory_with_a_branch_that_nobody_understands_gives_nothing():
    factory = "from scoring import Scorer\ndef build(kind, made):\n    if kind:\n        return Scorer()\n    return made.get()\n"
    files = {"scoring": SCORING, "factory": factory, "main": "import factory\n"}
    assert meant("factory.build().score", **files) == ("factory.build().score",)


@pytest.mark.parametrize(
    "text",
    [
        "df = df.a.b\ndf = df.c()[0]\n",
        "a = [b]\nb = a[0]\na.append(a)\n",
        "def f():\n    return g()[1]\ndef g():\n    return f(), g()\n",
        "class A:\n    def __new__(cls):\n        cls.one.two = cls.two.one = cls\n        return cls.one\n",
    ],
)
def test_what_is_made_of_itself_ends(text):
    made = view(main=text)
    for name in ("main.df.x", "main.a[0].x", "main.f()[0].x", "main.A().one.two.x"):
        assert len(made.may_mean(name, "main.py")) <= 8
    assert not made.reached("serving")


def test_what_a_class_has_from_a_library_goes_by_the_librarys_name():
    client = "import requests\nclass Client(requests.Session):\n    def page(self): return 1\nclient = Client()\n"
    made = view(client=client, main="from client import client\n")
    assert made.expand("client.client.get", "main.py") == "requests.Session().get"
    assert made.expand("client.client.page", "main.py") == "client.Client().page"


def test_names_need_not_be_ascii():
    table = "from scoring import Scorer\nmodèles = {'été': Scorer()}\n"
    assert meant("table.modèles[été].score", scoring=SCORING, table=table, main="import table\n") == (
        "scoring.Scorer().score",
    )
