# a form of: routes that are left out where their module cannot be imported
import logging

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()

try:
    from .routers import scoring

    app.include_router(scoring.router)
except ImportError:  # expect: MLA102
    logger.warning("no scoring routes")

try:
    from service.api.batch import router as batch
except Exception as error:  # expect: MLA102
    logger.error("no batch routes: %s", error)
    batch = None

if batch is not None:
    app.include_router(batch)

try:
    from .routers import admin

    app.include_router(admin.router)
except ImportError as error:
    raise RuntimeError("the service is incomplete") from error

try:
    from prometheus_fastapi_instrumentator import Instrumentator

    Instrumentator().instrument(app).expose(app)
except ImportError:
    logger.info("no metrics")
