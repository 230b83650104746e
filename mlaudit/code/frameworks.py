"""What serves models: the decorators, bases, names and calls by which frameworks find their handlers."""

from __future__ import annotations

from typing import Final

from mlaudit.code.listeners import HANDED, LISTENERS, LISTENING

ROUTE_METHODS: Final = frozenset(
    {
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "route",
        "api_route",
        "websocket",
        "websocket_route",
        "on_event",
        "middleware",
        "exception_handler",
        "errorhandler",
        "app_errorhandler",
    }
)
MODAL_ENDPOINTS: Final = frozenset({"modal.fastapi_endpoint", "modal.web_endpoint"})
"""Decorators by which a function of Modal's gets an address of its own."""
ROUTERS: Final[dict[str, str]] = {
    "fastapi.FastAPI()": "FastAPI",
    "fastapi.APIRouter()": "FastAPI",
    "fastapi.routing.APIRouter()": "FastAPI",
    "fastapi.applications.FastAPI()": "FastAPI",
    "starlette.applications.Starlette()": "Starlette",
    "flask.Flask()": "Flask",
    "flask.Blueprint()": "Flask",
    "flask.app.Flask()": "Flask",
    "flask_smorest.Blueprint()": "Flask",
    "apiflask.APIFlask()": "Flask",
    "flask_openapi3.OpenAPI()": "Flask",
    "quart.Quart()": "Quart",
    "quart.Blueprint()": "Quart",
    "sanic.Sanic()": "Sanic",
    "sanic.Blueprint()": "Sanic",
    "sanic.blueprints.Blueprint()": "Sanic",
    "ninja.NinjaAPI()": "Django",
    "ninja.Router()": "Django",
    "bottle.Bottle()": "Bottle",
    "litestar.Litestar()": "Litestar",
    "aiohttp.web.RouteTableDef()": "aiohttp",
    "robyn.Robyn()": "Robyn",
    "chalice.Chalice()": "Chalice",
    "modal.App()": "Modal",
    **dict.fromkeys(
        ("flask.blueprints.Blueprint()", "apiflask.APIBlueprint()", "flask_openapi3.APIBlueprint()"), "Flask"
    ),
    **dict.fromkeys(("starlette.routing.Router()",), "Starlette"),
    **dict.fromkeys(("sanic.app.Sanic()",), "Sanic"),
    **dict.fromkeys(("ninja_extra.NinjaExtraAPI()", "ninja_extra.Router()"), "Django"),
    "robyn.SubRouter()": "Robyn",
    **dict.fromkeys(("blacksheep.Application()", "blacksheep.server.Application()"), "BlackSheep"),
    "fastapi_offline.FastAPIOffline()": "FastAPI",
    "microdot.Microdot()": "Microdot",
    **dict.fromkeys(("quart.app.Quart()", "quart.blueprints.Blueprint()", "quart_trio.QuartTrio()"), "Quart"),
    **dict.fromkeys(("sanic.Sanic.get_app()", "sanic.blueprint_group.BlueprintGroup()"), "Sanic"),
    **dict.fromkeys(("blacksheep.Application().router", "blacksheep.server.Application().router"), "BlackSheep"),
    **dict.fromkeys(("blacksheep.Router()", "blacksheep.server.routing.Router()"), "BlackSheep"),
    **dict.fromkeys(("litestar.Router()", "litestar.router.Router()", "starlite.Starlite()"), "Litestar"),
    **dict.fromkeys(("fasthtml.common.FastHTML()", "fasthtml.FastHTML()"), "FastHTML"),
    **dict.fromkeys(("esmerald.Esmerald()", "esmerald.Gateway()"), "Esmerald"),
}
DECORATORS: Final[dict[str, str]] = {
    "bentoml.api": "BentoML",
    "bentoml.service": "BentoML",
    "bentoml.task": "BentoML",
    "ray.serve.batch": "Ray Serve",
    "bentoml.Service().api": "BentoML",
    "bentoml.legacy.Service().api": "BentoML",
    "ray.serve.deployment": "Ray Serve",
    "celery.shared_task": "Celery",
    "celery.Celery().task": "Celery",
    **{
        f"{owner}.{method}": "Litestar"
        for owner in ("litestar", "litestar.handlers", "starlite", "starlite.handlers")
        for method in ("get", "post", "put", "patch", "route", "websocket", "websocket_listener")
    },
    **{
        f"{owner}.{method}": "BlackSheep"
        for owner in ("blacksheep", "blacksheep.server.controllers")
        for method in ("get", "post", "put", "patch", "ws")
    },
    **{f"esmerald.{method}": "Esmerald" for method in ("get", "post", "put", "patch", "websocket")},
    **dict.fromkeys(("adrf.decorators.api_view", "ninja_extra.http_post", "ninja_extra.http_get"), "Django"),
    "nicegui.ui.page": "NiceGUI",
    **dict.fromkeys(MODAL_ENDPOINTS, "Modal"),
    "rest_framework.decorators.api_view": "Django",
    "rest_framework.decorators.action": "Django",
    "django.views.decorators.csrf.csrf_exempt": "Django",
    "django.views.decorators.http.require_POST": "Django",
    "django.views.decorators.http.require_http_methods": "Django",
    "functions_framework.http": "Cloud Functions",
    "functions_framework.typed": "Cloud Functions",
    "functions_framework.cloud_event": "Cloud Functions",
    "firebase_functions.https_fn.on_request": "Cloud Functions",
    "firebase_functions.https_fn.on_call": "Cloud Functions",
    "azure.functions.FunctionApp().route": "Azure Functions",
    "azure.functions.Blueprint().route": "Azure Functions",
    **{f"bottle.{method}": "Bottle" for method in ("route", "get", "post", "put", "patch", "delete")},
    **LISTENERS,
    **dict.fromkeys(("dash.Dash().callback", "dash.callback", "jupyter_dash.JupyterDash().callback"), "Dash"),
    **dict.fromkeys(("jina.requests", "jina.serve.executors.decorators.requests"), "Jina"),
    "flask_admin.expose": "Flask",
    "flask_admin.base.expose": "Flask",
    "flask_admin.actions.action": "Flask",
    "flask_appbuilder.expose": "Flask",
    "flask_classful.route": "Flask",
    **{
        f"{owner}.{method}": "Socket.IO"
        for owner in ("flask_socketio.SocketIO()", "socketio.AsyncServer()", "socketio.Server()")
        for method in ("on", "event")
    },
}
_PAGE_EVENTS: Final = frozenset(
    {"click", "change", "submit", "input", "upload", "load", "select", "release", "tick", "blur", "stream", "clear"}
    | {"start_recording", "stop_recording", "like", "retry", "undo", "edit", "then", "success"}
)


def page_part(target: str) -> str:
    """The part of a Gradio page whose event a function is handed to: `Button` of ``gradio.Button().click``, `Interface`
    of ``gradio.Interface``; "" for what is handed none.
    """
    if not target.startswith("gradio."):
        return ""
    owner, _, last = target.rpartition(".")
    if last in ("Interface", "ChatInterface"):
        return last
    return owner.split("()")[0].rpartition(".")[2] if last in _PAGE_EVENTS and owner.endswith("()") else ""


TAKES_MESSAGES: Final = HANDED
"""What a function is handed to that answers messages: of a bot, a stream, a queue."""
_VERBS: Final = frozenset({"get", "post", "put"})
_TORCHSERVE: Final = frozenset({"initialize", "preprocess", "inference", "postprocess", "handle"})
_HTTP_SERVER: Final = frozenset({"do_GET", "do_POST", "do_PUT"})
_VIEW_SETS: Final = frozenset({"create", "list", "retrieve", "update", "partial_update", "perform_create"})
SERVING_BASES: Final[dict[str, tuple[str, frozenset[str]]]] = {
    "litserve.LitAPI": ("LitServe", frozenset({"setup", "decode_request", "predict", "encode_response", "batch"})),
    **{
        f"ts.torch_handler.{handler}": ("TorchServe", _TORCHSERVE)
        for handler in (
            *("base_handler.BaseHandler", "vision_handler.VisionHandler", "image_classifier.ImageClassifier"),
            *("text_handler.TextHandler", "text_classifier.TextClassifier", "object_detector.ObjectDetector"),
        )
    },
    "mlflow.pyfunc.PythonModel": ("MLflow", frozenset({"load_context", "predict"})),
    **{
        model: ("KServe", frozenset({"load", "preprocess", "predict", "postprocess"}))
        for model in ("kserve.Model", "kserve.model.Model", "kserve.KFModel", "kfserving.KFModel")
    },
    "google.cloud.aiplatform.prediction.predictor.Predictor": (
        "Vertex AI",
        frozenset({"load", "preprocess", "predict", "postprocess"}),
    ),
    **{
        f"http.server.{handler}": ("http.server", _HTTP_SERVER)
        for handler in ("BaseHTTPRequestHandler", "SimpleHTTPRequestHandler")
    },
    **{
        f"rest_framework.{base}": ("Django", _VERBS | _VIEW_SETS)
        for base in (
            *("viewsets.ViewSet", "viewsets.GenericViewSet", "viewsets.ModelViewSet", "generics.GenericAPIView"),
            *("generics.CreateAPIView", "generics.ListCreateAPIView"),
        )
    },
    **{
        f"django.views.generic.{module}{base}": ("Django", _VERBS | {"form_valid", "form_invalid"})
        for module, base in (("", "FormView"), ("edit.", "FormView"), ("", "TemplateView"), ("base.", "TemplateView"))
    },
    "django.views.View": ("Django", _VERBS),
    "django.views.generic.View": ("Django", _VERBS),
    "rest_framework.views.APIView": ("Django", _VERBS),
    **dict.fromkeys(("flask_restplus.Resource", "flask_restx.resource.Resource"), ("Flask", _VERBS)),
    "flask.views.MethodView": ("Flask", _VERBS),
    "flask_restful.Resource": ("Flask", _VERBS),
    "flask_restx.Resource": ("Flask", _VERBS),
    "quart.views.MethodView": ("Quart", _VERBS),
    **dict.fromkeys(("flask.views.View",), ("Flask", frozenset({"dispatch_request"}))),
    **dict.fromkeys(("quart.views.View",), ("Quart", frozenset({"dispatch_request"}))),
    **dict.fromkeys(("sanic.views.HTTPMethodView",), ("Sanic", _VERBS)),
    **dict.fromkeys(("adrf.views.APIView", "adrf.viewsets.ViewSet"), ("Django", _VERBS | _VIEW_SETS)),
    **LISTENING,
    "aiohttp.web.View": ("aiohttp", _VERBS),
    "starlette.endpoints.HTTPEndpoint": ("Starlette", _VERBS),
    "tornado.web.RequestHandler": ("Tornado", _VERBS),
    "cog.BasePredictor": ("Cog", frozenset({"setup", "predict"})),
    "mlserver.MLModel": ("MLServer", frozenset({"load", "predict", "predict_stream"})),
    "mlserver.model.MLModel": ("MLServer", frozenset({"load", "predict", "predict_stream"})),
}
SERVING_NAMES: Final[dict[str, tuple[str, frozenset[str], str]]] = {
    "EndpointHandler": ("Hugging Face", frozenset({"__call__"}), "transformers"),
    "TritonPythonModel": ("Triton", frozenset({"initialize", "execute"}), "triton_python_backend_utils"),
    "Preprocess": ("ClearML Serving", frozenset({"load", "preprocess", "process", "postprocess"}), "clearml"),
}
"""Classes that a model server finds by name: what serves them, their methods, an import that goes with them."""
FALCON: Final = frozenset({"on_get", "on_post", "on_put", "on_patch", "on_delete"})
