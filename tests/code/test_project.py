"""The project as cross-file rules see it."""

from __future__ import annotations

import json
import textwrap

import pytest

from mlaudit.code.engine import Engine
from mlaudit.code.entrypoints import by_weight
from mlaudit.code.project import ProjectView
from mlaudit.config import EntryPointSettings


def view(declared: EntryPointSettings | None = None, /, **files: str) -> ProjectView:
    """A project of these files; `a__b` in a name stands for a folder."""
    engine = Engine([])
    return ProjectView(
        [
            engine.facts(name.replace("__", "/") + ".py", textwrap.dedent(text).encode(), force=True)
            for name, text in files.items()
        ],
        declared,
    )


def entry(project: ProjectView) -> set[tuple[str, str, str]]:
    return {(e.kind, e.function, e.framework) for e in project.entry_points}


def test_names_are_followed_across_files_and_re_exports() -> None:
    project = view(
        app__clients="import httpx\nclient = httpx.Client(timeout=3)\n",
        app__main="from app.clients import client\nclient.get('u')\n",
        app__again="from .main import client as c\nc.get('u')\n",
    )
    assert project.expand("app.clients.client.get", "app/main.py") == "httpx.Client().get"
    assert project.expand("app.main.client.get", "app/again.py") == "httpx.Client().get"
    assert project.files["app/clients.py"].exports["client"].keywords == {"timeout": "3"}


def test_a_method_is_found_on_an_instance_and_on_a_base_class() -> None:
    project = view(
        base="class Base:\n    def predict(self, x):\n        return x\n",
        service="from base import Base\nclass Service(Base):\n    pass\nservice = Service()\n",
        main="from service import service\ndef f(x):\n    return service.predict(x)\n",
    )
    symbol = project.resolve("service.service.predict", "main.py")
    assert symbol is not None
    assert (symbol.path, symbol.qualname) == ("base.py", "Base.predict")
    assert [c.path for c in project.callers(("base.py", "Base.predict"))] == ["main.py"]


def test_a_module_of_the_standard_library_is_not_a_file_of_the_same_name_elsewhere() -> None:
    project = view(api__middleware__logging="def log():\n    pass\n", main="import logging\nlogging.getLogger()\n")
    assert project.locate("logging.getLogger", "main.py") is None
    assert project.locate("logging.getLogger", "api/middleware/logging.py") is None
    assert project.locate("api.middleware.logging.log", "main.py") == ("api/middleware/logging.py", ["log"])


def test_src_layout_is_seen_through() -> None:
    project = view(
        src__app__tools="def clean(x):\n    return x\n", src__app__main="from app.tools import clean\nclean(1)\n"
    )
    symbol = project.resolve("app.tools.clean", "src/app/main.py")
    assert symbol is not None
    assert symbol.path == "src/app/tools.py"


def test_a_common_module_name_elsewhere_is_not_taken_for_ours() -> None:
    project = view(
        other__deep__utils="def load(x):\n    return x\n",
        app__main="import utils\nutils.load(1)\n",
    )
    assert project.resolve("utils.load", "app/main.py") is None


SERVING = {
    "FastAPI": "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/p')\ndef f(x): pass\n",
    "Flask": "from flask import Flask\napp = Flask(__name__)\n@app.route('/p')\ndef f(): pass\n",
    "aiohttp": "from aiohttp import web\nroutes = web.RouteTableDef()\n@routes.post('/p')\nasync def f(r): pass\n",
    "BentoML": "import bentoml\nclass S:\n    @bentoml.api\n    def f(self, x): pass\n",
    "LitServe": "import litserve as ls\nclass A(ls.LitAPI):\n    def predict(self, x): pass\n",
    "TorchServe": "from ts.torch_handler.base_handler import BaseHandler\n"
    "class H(BaseHandler):\n    def inference(self, x): pass\n",
    "Triton": "import triton_python_backend_utils as pb_utils\n"
    "class TritonPythonModel:\n    def execute(self, requests): pass\n",
    "MLServer": "from mlserver import MLModel\nclass M(MLModel):\n    async def predict(self, payload): pass\n",
    "ClearML Serving": "class Preprocess:\n    def preprocess(self, body, state): pass\n",
    "Falcon": "import falcon\nclass R:\n    def on_post(self, req, resp): pass\n",
    "AWS Lambda": "def handler(event, context): return event\n",
    "Dash": "import dash\napp = dash.Dash()\n@app.callback(1)\ndef f(n): pass\n",
    "Celery": "from celery import shared_task\n@shared_task\ndef f(x): pass\n",
    "Streamlit": "import streamlit as st\nst.title('x')\n",
    "Gradio": "import gradio as gr\ndef f(x): return x\ngr.Interface(f).launch()\n",
    "Django": "from rest_framework.views import APIView\nclass V(APIView):\n    def post(self, r): pass\n",
    "Azure ML": "def init(): pass\ndef run(mini_batch): pass\n",
    "Litestar": "from litestar import put\n@put('/p')\ndef f(data: dict) -> dict: pass\n",
    "gRPC": "from pb import x_pb2_grpc\nclass S(x_pb2_grpc.XServicer):\n    def Ask(self, request, context): pass\n",
    "Cloud Functions": "from firebase_functions import https_fn\n@https_fn.on_request()\ndef f(r): pass\n",
    "MCP": "from mcp.server.fastmcp import FastMCP\nmcp = FastMCP('x')\n@mcp.tool()\ndef f(x): pass\n",
    "RunPod": "import runpod\ndef f(job): pass\nrunpod.serverless.start({'handler': f})\n",
    "websockets": "import websockets\nasync def f(socket): pass\nasync def m():\n    await websockets.serve(f, '', 1)\n",
    "web framework": "from starlette.routing import Route\nasync def f(request): pass\nroutes = [Route('/p', f)]\n",
}


@pytest.mark.parametrize("framework", SERVING)
def test_serving_entry_points(framework: str) -> None:
    project = view(main=SERVING[framework])
    assert {f for kind, _, f in entry(project) if kind == "serving"} == {framework}


LISTENING = {
    "def f(m): pass": (
        "from aiogram import Router\nr = Router()\n@r.message()\nasync {}\n",
        "from aiogram import Dispatcher\nd = Dispatcher()\nasync {}\nd.message.register(f)\n",
        "from telethon import TelegramClient, events\nc = TelegramClient('x', 1, 'y')\n@c.on(events.NewMessage)\nasync {}\n",
        "from telegram.ext import InlineQueryHandler\nasync {}\nInlineQueryHandler(f)\n",
        "from pyrogram import Client\napp = Client('x')\n@app.on_message()\nasync {}\n",
        "import discord\ntree = discord.app_commands.CommandTree(1)\n@tree.command()\nasync {}\n",
        "from faststream.rabbit import RabbitBroker\nb = RabbitBroker()\n@b.subscriber('q')\nasync {}\n",
        "import faust\napp = faust.App('x')\n@app.agent()\nasync {}\n",
        "from taskiq import InMemoryBroker\nb = InMemoryBroker()\n@b.task\nasync {}\n",
        "import dramatiq\n@dramatiq.actor\n{}\n",
        "from mcp.server import Server\ns = Server('x')\n@s.call_tool()\nasync {}\n",
        "from fastmcp import FastMCP\ns = FastMCP('x')\n{}\ns.add_tool(f)\n",
        "import chainlit as cl\n@cl.on_audio_chunk\nasync {}\n",
        "import asyncio\nasync {}\nasync def m():\n    await asyncio.start_server(f, '', 1)\n",
        "from livekit.agents import WorkerOptions\nasync {}\nWorkerOptions(entrypoint_fnc=f)\n",
        "import strawberry\n@strawberry.mutation\nasync {}\n",
        "from sanic import Sanic\napp = Sanic.get_app()\n@app.post('/p')\nasync {}\n",
        "from blacksheep import Application\napp = Application()\n@app.router.post('/p')\nasync {}\n",
        "from fastapi import FastAPI\napp = FastAPI()\n{}\napp.post('/p')(f)\n",
        "from elsewhere import make\napp = make()\n@app.post('/p')\n{}\n",
    ),
    "def on_receive(self, socket, data): pass": (
        "from starlette.endpoints import WebSocketEndpoint\nclass W(WebSocketEndpoint):\n    async {}\n",
    ),
    "def receive(self, text_data): pass": (
        "from channels.generic.websocket import AsyncWebsocketConsumer\nclass C(AsyncWebsocketConsumer):\n    async {}\n",
    ),
    "def on_message(self, message): pass": (
        "import discord\nclass C(discord.Client):\n    async {}\n",
        "from tornado.websocket import WebSocketHandler\nclass C(WebSocketHandler):\n    {}\n",
    ),
    "def work(ctx, rows): pass": (
        "from arq.connections import RedisSettings\nasync {}\nclass WorkerSettings:\n    functions = [work]\n",
    ),
}


@pytest.mark.parametrize(
    ("function", "text"), [(function, text) for function, texts in LISTENING.items() for text in texts]
)
def test_what_answers_messages_serves(function: str, text: str) -> None:
    name = function.removeprefix("def ").partition("(")[0]
    found = {f.rpartition(".")[2] for kind, f, _ in entry(view(main=text.format(function))) if kind == "serving"}
    assert name in found


def test_what_only_looks_like_a_listener_does_not_serve() -> None:
    text = """
import respx
from elsewhere import bus
@respx.post("/p")
def fake(): pass
@bus.on("saved")
def saved(event): pass
async def work(ctx, rows): pass
class WorkerSettings: pass
"""
    assert not entry(view(main=text))


def test_a_function_inside_a_method_is_registered_there() -> None:
    text = """
from flask import Flask
class Service:
    def __init__(self):
        self.app = Flask(__name__)
    def routes(self):
        app = self.app
        def score(): pass
        def spare(): pass
        app.add_url_rule("/score", "score", score, methods=["POST"])
        self.app.add_url_rule("/again", "again", self.again)
        @self.app.get("/state")
        def state(): pass
    def again(self): pass
"""
    names = {e.function for e in view(main=text).entry_points}
    assert names == {"Service.routes.score", "Service.again", "Service.routes.state"}


@pytest.mark.parametrize("signature", ["lambda_handler(event, _)", "handler(event, ctx)", "answer(event, context)"])
def test_a_lambda_function_is_known_by_its_arguments_or_its_name(signature: str) -> None:
    assert {f for _, _, f in entry(view(main=f"def {signature}: return event\n"))} == {"AWS Lambda"}


@pytest.mark.parametrize("signature", ["answer(event, ctx)", "handler(event)", "on_click(event, x, y)"])
def test_what_takes_another_kind_of_event_is_no_lambda_function(signature: str) -> None:
    assert not entry(view(main=f"def {signature}: pass\n"))


def test_of_methods_and_inner_functions_gradio_runs_those_that_it_is_handed() -> None:
    text = """
import gradio as gr

class State:
    def __init__(self): self.x = 1
    def dict(self): return {}

class App:
    def predict(self, text): return self.clean(text)
    def clean(self, text): return text
    def ui(self): return gr.Interface(fn=self.predict)

def table(frame):
    def red(value): return "red"
    return frame.style.apply(red)

def build(button):
    def answer(text): return text
    def helper(text): return text
    with gr.Blocks() as demo:
        button.click(fn=answer)
        box = gr.Textbox()
        @box.select
        def chosen(event): return event
    return demo
"""
    names = {e.function for e in view(main=text).entry_points}
    assert names == {"", "App.predict", "table", "build", "build.answer", "build.chosen"}


PAGE = """
import gradio as gr
from core.made import make
from core.tidy import clear

asker = make()

def shown(text): return text

with gr.Blocks() as demo:
    box = gr.Textbox()
    button = gr.Button()
    button.click(asker.answer, box, box)
    box.change(fn=clear)
    box.submit(
        fn=shown)
demo.launch()
"""
CORE = {
    "core__made": "import gradio as gr\nfrom core.asks import Asker\ndef make(kind='a'):\n    return pick(kind)()\n",
    "core__asks": "import gradio as gr\nclass Asker:\n    def answer(self, text, progress=gr.Progress()):\n"
    "        raise gr.Error('none')\n    def tidy(self): pass\ndef told(): gr.Info('x')\n",
    "core__tidy": "def clear(text): return ''\n",
    "core__parts": "import gradio as gr\ndef parts(): return [gr.Checkbox(), gr.Slider()]\n",
}


def test_a_page_is_made_where_its_blocks_are_and_its_handlers_are_told_with_what_runs_them() -> None:
    found = view(app=PAGE, **CORE).entry_points
    assert {(e.path, e.function, e.line, e.reason) for e in found} == {
        ("app.py", "", 10, "makes a Gradio page"),
        ("core/asks.py", "Asker.answer", 3, "a Gradio Button runs it"),
        ("core/tidy.py", "clear", 1, "a Gradio Textbox runs it"),
        ("app.py", "shown", 8, "a Gradio Textbox runs it"),
    }


def test_a_method_that_two_classes_have_is_not_guessed_at() -> None:
    other = "class Other:\n    def answer(self, text): return text\n"
    found = view(app=PAGE, core__other=other, **CORE).entry_points
    assert not any(e.function.endswith(".answer") for e in found)


def test_routes_come_before_pages_and_these_before_what_stands_beside_them() -> None:
    page = "import gradio as gr\ndef helper(x): return x\ndef f(x): return helper(x)\ngr.Interface(f).launch()\n"
    routes = (
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/b')\ndef b(): pass\n@app.get('/a')\ndef a(): pass\n"
    )
    found = sorted(view(a=page, z=routes).entry_points, key=by_weight)
    assert [(e.path, e.function) for e in found] == [
        ("z.py", "b"),
        ("z.py", "a"),
        ("a.py", "f"),
        ("a.py", ""),
        ("a.py", "helper"),
    ]


def test_a_file_that_only_calls_streamlit_in_functions_is_told_from_a_page() -> None:
    page = "import streamlit as st\nfrom parts import bar\nst.title('x')\nbar()\n"
    found = view(page=page, parts="import streamlit as st\ndef bar(): st.sidebar.write('x')\n").entry_points
    assert {(e.path, e.function, e.reason) for e in found} == {
        ("page.py", "", "makes a Streamlit page"),
        ("parts.py", "", "calls Streamlit"),
        ("parts.py", "bar", "calls Streamlit"),
    }


def test_an_app_of_another_file_and_a_registered_handler() -> None:
    project = view(
        app__core="from fastapi import FastAPI\napp = FastAPI()\n",
        app__routes="from app.core import app\n@app.get('/x')\ndef f(): pass\n",
        app__more="from app.core import app\ndef g(): pass\napp.add_api_route('/y', g)\n",
    )
    assert {function for kind, function, _ in entry(project) if kind == "serving"} == {"f", "g"}


@pytest.mark.parametrize(
    "text",
    [
        "def train(m, x, y):\n    m.fit(x, y)\n",
        "def main(m):\n    loss = m(1)\n    loss.backward()\n",
        "from sklearn.svm import SVC\nmodel = SVC()\nmodel.fit([[1]], [1])\n",
        "import lightning as L\nclass M(L.LightningModule):\n    def training_step(self, b, i): pass\n",
    ],
)
def test_training_entry_points(text: str) -> None:
    assert any(kind == "training" for kind, _, _ in entry(view(work=text)))


@pytest.mark.parametrize(
    "text",
    [
        "from rich.panel import Panel\ndef train(rows):\n    print(Panel.fit(rows))\n",
        "from rich import panel as p\nprint(p.Panel.fit('trained'))\n",
        "from textual.widgets import Static\ndef train(rows):\n    Static(rows).fit(rows)\n",
        "from PIL import ImageOps\ndef train(image):\n    return ImageOps.fit(image, (8, 8))\n",
        "import matplotlib.pyplot as plt\ndef main(x):\n    figure = plt.figure()\n    figure.fit(x)\n",
        "from scipy.optimize import curve_fit\ndef train(x, y):\n    return curve_fit(abs, x, y)\n",
        "from scipy import stats\ndef train(x):\n    return stats.norm.fit(x)\n",
    ],
)
def test_what_fits_a_frame_a_picture_or_a_curve_trains_nothing(text: str) -> None:
    assert not entry(view(work=text))


def test_tests_are_no_entry_points() -> None:
    assert not entry(view(tests__test_app=SERVING["FastAPI"]))


def test_entry_points_can_be_named() -> None:
    settings = EntryPointSettings(serving=("app.py:answer",), training=("learn.py",))
    project = view(settings, app="def answer(): pass\n", learn="def go(): pass\n")
    assert ("serving", "answer", "settings") in entry(project)
    assert ("training", "go", "settings") in entry(project)


def test_contexts_follow_the_call_graph() -> None:
    project = view(
        main="from fastapi import FastAPI\nfrom core import load, predict\napp = FastAPI()\nmodel = load()\n"
        "@app.post('/p')\ndef f(x):\n    return predict(x)\n",
        core="def load(): pass\ndef predict(x):\n    return helper(x)\ndef helper(x):\n    return x\ndef unused(): pass\n",
        tests__test_core="def test_x(): pass\n",
        learn="def train(m, x):\n    m.fit(x)\n",
        tool="if __name__ == '__main__':\n    print()\n",
    )
    assert project.context("core.py", "helper") == "serving"
    assert project.context("core.py", "") == "serving"
    assert project.context("core.py", "unused") == "library"
    assert project.context("tests/test_core.py", "test_x") == "test"
    assert project.context("learn.py", "train") == "training"
    assert project.context("tool.py", "") == "script"
    assert [name for _, name in project.route("serving", ("core.py", "helper"))] == ["f", "predict", "helper"]


def test_work_handed_to_a_thread_is_told_apart() -> None:
    project = view(
        main="import asyncio\nfrom fastapi import FastAPI\napp = FastAPI()\n"
        "def slow(): pass\ndef slower(): pass\n"
        "@app.get('/x')\nasync def f():\n    await asyncio.to_thread(slow)\n    slower()\n",
    )
    assert ("main.py", "slow") in project.reached("serving")
    assert ("main.py", "slow") not in project.reached("serving", same_thread=True)
    assert ("main.py", "slower") in project.reached("serving", same_thread=True)


def test_requirements_are_read_from_the_nearest_folder(tmp_path) -> None:
    from mlaudit.code.requirements import Requirements

    (tmp_path / "requirements.txt").write_text("torch>=2.6\nopenai==1.2.3  # pinned\n")
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "pyproject.toml").write_text('[project]\ndependencies = ["torch==1.13.1"]\n')
    nearest = Requirements(tmp_path).nearest
    near = nearest("service/app.py", "torch")
    far = nearest("train.py", "torch")
    assert near is not None
    assert near.highest == (1, 13, 1)
    assert far is not None
    assert far.lowest == (2, 6)
    assert nearest("service/app.py", "openai").pinned
    assert nearest("service/app.py", "numpy") is None


def test_the_address_of_one_archive_or_commit_is_one_version(tmp_path) -> None:
    from mlaudit.code.requirements import Requirements

    wheels = "https://wheels.example/whl"
    (tmp_path / "requirements.txt").write_text(
        f"torch @ {wheels}/cu128/torch-2.7.0%2Bcu128-cp313-cp313-linux_x86_64.whl ; python_version == '3.13'\n"
        f"peft @ git+https://git.example/peft.git@{'0a' * 20}\n"
        "trl @ git+https://git.example/trl.git@main\n"
        f"timm @ {wheels}/timm-main.zip\n"
    )
    nearest = Requirements(tmp_path).nearest
    asked = {name: nearest("app.py", name) for name in ("torch", "peft", "trl", "timm")}
    assert (asked["torch"].highest, asked["torch"].fixed) == ((2, 7, 0), True)
    assert (asked["peft"].highest, asked["peft"].fixed) == (None, True)
    assert not asked["trl"].fixed
    assert not asked["timm"].fixed


def test_requirements_are_read_anew_by_each_run(tmp_path) -> None:
    (tmp_path / "requirements.txt").write_text("torch==1.13.1\n")
    first = ProjectView([], root=tmp_path).requirement("app.py", "torch")
    (tmp_path / "requirements.txt").write_text("torch==2.6.0\n")
    second = ProjectView([], root=tmp_path).requirement("app.py", "torch")
    assert first is not None and second is not None
    assert (first.highest, second.highest) == ((1, 13, 1), (2, 6, 0))


def test_what_is_looked_up_in_a_table_of_functions_is_called() -> None:
    project = view(
        main="def one(x): pass\ndef two(x): pass\nKINDS = {'one': one, 'two': two}\n"
        "def pick(kind):\n    return KINDS[kind](1)\ndef ask(kind):\n    return KINDS.get(kind, one)(1)\n"
    )
    reached = {node[1] for node in project.reach([("main.py", "pick")])}
    assert reached == {"pick", "one", "two"}
    assert {node[1] for node in project.reach([("main.py", "ask")])} == {"ask", "one", "two"}


def test_where_tests_stand_and_what_they_are_called() -> None:
    from mlaudit.code.entrypoints import is_test_path

    assert all(map(is_test_path, ("users/tests.py", "tests/a.py", "test_a.py", "a_test.py", "app/conftest.py")))
    assert not any(map(is_test_path, ("attests.py", "latest.py", "contest.py", "app/testing.py")))
    assert all(map(is_test_path, ("tests_of_rank/help.py", "api_tests/a.py", "test_helpers/a.py", "unittests/a.py")))
    assert not any(map(is_test_path, ("ab_tests/rank.py", "drift_tests/a.py", "test_data/rows.py", "contests/a.py")))


def test_names_of_a_module_that_is_imported_whole_are_followed() -> None:
    project = view(
        app__tools="def load():\n    return 1\n",
        app__more="def predict(x):\n    return x\n",
        app__main="""
        from app.tools import *
        from app.more import *
        def start():
            load()
            return predict(1)
        def predict_here(load):
            return load()
        """,
    )
    assert [c.qualname for c in project.callers(("app/tools.py", "load"))] == ["start"]
    assert [c.qualname for c in project.callers(("app/more.py", "predict"))] == ["start"]


DECLARED = """
from abc import ABC, abstractmethod


class Scorer(ABC):
    @abstractmethod
    def score(self, row): ...


class Plain(Scorer):
    def score(self, row):
        return row


class Doubled(Plain):
    def score(self, row):
        return 2 * row


class Silent(Scorer):
    pass
"""


def reached(scorers: str) -> set[str]:
    project = view(scorers=scorers, use="import scorers\n\n\ndef run(s: scorers.Scorer):\n    s.score(1)\n")
    return {name for path, name in project.reach([("use.py", "run")]) if path == "scorers.py"}


def test_a_declared_method_stands_for_those_that_implement_it():
    assert reached(DECLARED) == {"Scorer.score", "Plain.score", "Doubled.score"}


def test_a_method_of_a_protocol_does_too():
    protocol = DECLARED.replace("from abc import ABC, abstractmethod", "from typing import Protocol")
    protocol = protocol.replace("Scorer(ABC)", "Scorer(Protocol)").replace("    @abstractmethod\n", "")
    assert reached(protocol) == {"Scorer.score", "Plain.score", "Doubled.score"}


def test_a_method_that_does_something_stands_for_itself():
    plain = DECLARED.replace("    @abstractmethod\n", "").replace("Scorer(ABC)", "Scorer")
    assert reached(plain.replace("(self, row): ...", "(self, row): return 0")) == {"Scorer.score"}


@pytest.mark.parametrize(
    "body", ["...", "raise NotImplementedError", '"""Rate it."""\n        raise NotImplementedError()']
)
def test_a_method_that_only_names_what_others_write_does_so_undecorated(body):
    plain = DECLARED.replace("    @abstractmethod\n", "").replace("Scorer(ABC)", "Scorer")
    written = plain.replace("(self, row): ...", f"(self, row):\n        {body}")
    assert reached(written) == {"Scorer.score", "Plain.score", "Doubled.score"}


def test_a_double_for_tests_is_meant_where_there_is_nothing_else():
    assert reached(DECLARED.replace("Doubled", "MockScorer")) == {"Scorer.score", "Plain.score"}
    alone = DECLARED.replace("Doubled", "MockScorer").replace("Plain", "FakeScorer")
    assert reached(alone) == {"Scorer.score", "FakeScorer.score", "MockScorer.score"}


def test_of_many_implementations_none_is_taken_for_the_one_that_is_called():
    many = "".join(f"\n\nclass Other{i}(Scorer):\n    def score(self, row):\n        return {i}\n" for i in range(4))
    assert reached(DECLARED + many) == {"Scorer.score"}


STATE = {
    "scoring": "class Scorer:\n    def rate(self, text): return self._rate(text)\n    def _rate(self, text): return len(text)\n",
    "main": "from fastapi import FastAPI\nfrom routes import router\nfrom scoring import Scorer\napp = FastAPI()\n"
    "app.include_router(router)\n"
    "async def lifespan(app):\n    app.state.scorer = None\n    app.state.scorer = Scorer()\n    yield\n",
    "routes": "from fastapi import APIRouter, Request\nrouter = APIRouter()\n"
    "@router.post('/a')\nasync def a(text: str, request: Request):\n    return request.app.state.scorer.rate(text)\n",
}


def test_the_state_of_an_app_is_followed_to_the_file_that_fills_it():
    assert ("scoring.py", "Scorer._rate") in view(**STATE).reached("serving")


def test_a_state_of_two_kinds_may_be_either():
    other = "from main import app\nclass Other:\n    def rate(self, text): pass\ndef swap(app):\n    app.state.scorer = Other()\n"
    reached = view(**STATE, other=other).reached("serving")
    assert not {("scoring.py", "Scorer.rate"), ("other.py", "Other.rate")} & reached.keys()


def test_what_flask_hands_on_with_its_app_is_followed_too():
    made = "from asked import bp\nfrom flask import Flask\nfrom scoring import Scorer\ndef create_app():\n    app = Flask(__name__)\n    app.scorer = Scorer()\n    app.register_blueprint(bp)\n    return app\n"
    asked = "from flask import Blueprint, current_app\nbp = Blueprint('b', __name__)\n@bp.route('/a')\ndef a():\n    return current_app.scorer.rate('x')\n"
    assert ("scoring.py", "Scorer._rate") in view(scoring=STATE["scoring"], made=made, asked=asked).reached("serving")


HANDED = {
    "parts": "class Parser:\n    def parse(self, text): return self._split(text)\n    def _split(self, text): return [text]\n",
    "work": "class Work:\n    def __init__(self, parser, *, size):\n        self.parser = parser\n        self.size = size\n"
    "    def run(self, text): return self.parser.parse(text)\n",
    "main": "from parts import Parser\nfrom work import Work\nfrom fastapi import FastAPI\napp = FastAPI()\n"
    "@app.post('/a')\ndef a(text: str):\n    parser = Parser()\n    return Work(parser, size=3).run(text)\n",
}


@pytest.mark.parametrize("call", ["Work(parser, size=3)", "Work(size=3, parser=parser)"])
def test_what_a_constructor_is_handed_in_another_file_is_followed(call):
    files = HANDED | {"main": HANDED["main"].replace("Work(parser, size=3)", call)}
    assert ("parts.py", "Parser._split") in view(**files).reached("serving")


def test_a_copy_that_is_handed_what_its_class_keeps_says_nothing_new():
    copied = "    def copied(self): return Work(self.parser.copy(), size=self.size)\n"
    assert ("parts.py", "Parser._split") in view(**HANDED | {"work": HANDED["work"] + copied}).reached("serving")
    pair = (
        "class {0}:\n    def __init__(self, kept): self.kept = kept\n    def other(self): return {1}(self.kept.part)\n"
    )
    in_turn = pair.format("Left", "Right") + pair.format("Right", "Left")
    assert view(pairs=in_turn).expand("pairs.Left().kept.go", "pairs.py") == "pairs.Left().kept.go"


def test_a_constructor_that_is_handed_two_kinds_leaves_open_which():
    other = "from work import Work\nclass Other:\n    def parse(self, text): pass\nWork(Other(), size=1)\n"
    assert ("parts.py", "Parser.parse") not in view(**HANDED, other=other).reached("serving")
    unknown = "from work import Work\ndef make(kind):\n    return Work(kind(), size=1)\n"
    assert ("parts.py", "Parser.parse") not in view(**HANDED, other=unknown).reached("serving")
    doubled = view(**HANDED, tests__test_work=other)
    assert ("parts.py", "Parser.parse") in doubled.reached("serving")


def test_a_notebook_is_not_imported_where_a_module_goes_by_its_name() -> None:
    cells = {"cells": [{"cell_type": "code", "source": "import waves", "metadata": {}, "outputs": []}]}
    notebook = json.dumps({**cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    engine = Engine([])
    project = ProjectView(
        [
            engine.facts("waves.ipynb", notebook.encode(), force=True),
            engine.facts("waves.py", b"def height(x):\n    return x\n", force=True),
            engine.facts("study/tides.ipynb", notebook.encode(), force=True),
            engine.facts("main.py", b"from waves import height\nheight(1)\n", force=True),
        ]
    )
    assert project.locate("waves.height", "main.py") == ("waves.py", ["height"])
    assert project.module_path("waves", "study/tides.ipynb") == "waves.py"
    assert project.module_path("tides", "main.py") == "study/tides.ipynb"  # where no module has the name
