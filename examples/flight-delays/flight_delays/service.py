"""The web service. `uvicorn --factory flight_delays.service:create_app`.

Without a sound model bundle it does not start. Without weather it answers from the schedule alone, and says so.
Routes are plain functions: FastAPI runs them in its thread pool, so that neither the model nor the weather service
holds up the event loop.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response, status
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from flight_delays import logs
from flight_delays.bundle import load_bundle
from flight_delays.errors import WeatherUnavailableError
from flight_delays.guards import RateLimiter, authenticate, body_too_large, limit_rate
from flight_delays.inference import Flight, predict
from flight_delays.monitoring import Metrics
from flight_delays.schema import CARRIERS, DESTINATIONS, NUMERIC, ORIGINS
from flight_delays.settings import Settings, from_environment
from flight_delays.weather import MISSING, WeatherClient

logger = logging.getLogger(__name__)

router = APIRouter()


def one_of(known: tuple[str, ...]) -> AfterValidator:
    """Accepts the codes that the data contract knows."""

    def check(value: str) -> str:
        if value not in known:
            raise ValueError("unknown code")
        return value

    return AfterValidator(check)


class Question(BaseModel):
    """A flight before its departure. `distance` in miles; the time with its offset from UTC."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    carrier: Annotated[str, Field(max_length=2), one_of(CARRIERS)]
    origin: Annotated[str, Field(max_length=3), one_of(ORIGINS)]
    dest: Annotated[str, Field(max_length=3), one_of(DESTINATIONS)]
    scheduled_departure: AwareDatetime
    distance: float = Field(ge=NUMERIC["distance"].low, le=NUMERIC["distance"].high, allow_inf_nan=False)


class Answer(BaseModel):
    """`degraded` says that the weather was not to be had and the schedule alone decided."""

    model_config = ConfigDict(protected_namespaces=())

    late: bool
    probability: float = Field(ge=0, le=1)
    degraded: bool
    model_version: str
    feature_version: str
    request_id: str


def create_app(settings: Settings | None = None, weather: WeatherClient | None = None) -> FastAPI:
    """The application; settings come from the environment where none are given."""
    settings = settings or from_environment()
    weather = weather or WeatherClient(str(settings.weather_url), settings.weather_timeout_seconds)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        logs.configure()
        app.state.bundle = load_bundle(settings.artifacts)
        logger.info("model loaded", extra={"model_version": app.state.bundle.manifest.model_version})
        yield
        app.state.bundle = None
        weather.close()

    app = FastAPI(title="Flight delays", lifespan=lifespan)
    app.state.settings = settings
    app.state.bundle = None
    app.state.weather = weather
    app.state.limiter = RateLimiter(settings.requests_per_minute)
    app.state.metrics = Metrics()
    app.middleware("http")(observe)
    app.include_router(router)
    return app


async def observe(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Name the request, bound its body, time it, count it and log it."""
    request.state.request_id = uuid.uuid4().hex
    started = time.perf_counter()
    if body_too_large(request, request.app.state.settings.max_body_bytes):
        response: Response = JSONResponse({"detail": "body too large or of unknown length"}, status_code=413)
    else:
        try:
            response = await call_next(request)
        except Exception:
            request.app.state.metrics.request("failed", 500, (time.perf_counter() - started) * 1000)
            logger.exception("request failed", extra={"request_id": request.state.request_id, "status": 500})
            raise
    milliseconds = (time.perf_counter() - started) * 1000
    matched = request.scope.get("route")
    route = matched.path if matched is not None else "unmatched"
    bundle = request.app.state.bundle
    request.app.state.metrics.request(route, response.status_code, milliseconds)
    logger.info(
        "request",
        extra={
            "request_id": request.state.request_id,
            "model_version": bundle.manifest.model_version if bundle else None,
            "route": route,
            "status": response.status_code,
            "milliseconds": round(milliseconds, 2),
        },
    )
    response.headers["X-Request-ID"] = request.state.request_id
    return response


@router.get("/live")
def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/ready")
def ready(request: Request) -> dict[str, str]:
    """A model is loaded; 503 otherwise."""
    bundle = request.app.state.bundle
    if bundle is None:
        raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "no model is loaded")
    return {"status": "ready", "model_version": bundle.manifest.model_version}


@router.get("/metrics", dependencies=[Depends(authenticate)])
def metrics(request: Request) -> PlainTextResponse:
    """Counters in Prometheus text format."""
    return PlainTextResponse(request.app.state.metrics.render())


@router.post("/predict", dependencies=[Depends(authenticate), Depends(limit_rate)])
def answer(request: Request, question: Question) -> Answer:
    """Will this flight arrive more than fifteen minutes late?"""
    bundle = request.app.state.bundle
    if bundle is None:
        raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "no model is loaded")
    manifest, request_id = bundle.manifest, request.state.request_id
    versions = {"model_version": manifest.model_version, "feature_version": manifest.feature_version}
    try:
        weather = request.app.state.weather.observe(question.origin, question.scheduled_departure)
    except WeatherUnavailableError as error:
        logger.warning("degraded: %s", error, extra={"request_id": request_id, **versions})
        weather = MISSING
    flight = Flight(**question.model_dump())
    prediction = predict(bundle, flight, weather)
    degraded = weather == MISSING
    request.app.state.metrics.prediction(prediction.probability, degraded=degraded)
    logger.info("decided", extra={"request_id": request_id, "degraded": degraded, "late": prediction.late, **versions})
    return Answer(
        late=prediction.late, probability=prediction.probability, degraded=degraded, request_id=request_id, **versions
    )
