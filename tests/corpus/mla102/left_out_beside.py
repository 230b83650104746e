# a form of: an app that is mounted where its library is there, and a router that answers
"""Routes that a service can do without, left out with a warning; and those that it is there for."""

import logging

from fastapi import FastAPI

log = logging.getLogger(__name__)
app = FastAPI()

try:
    from service.monitoring.drift_api import app as drift_app

    app.mount("/monitoring", drift_app)
    log.info("drift model of the reports mounted")
except ImportError as error:  # expect: MLA102 as info
    log.warning("no drift reports: %s", error)

try:
    from service.routers.predict import router

    app.include_router(router)
except ImportError as error:  # expect: MLA102 as warning
    log.warning("no predictions: %s", error)

try:
    from service.api.admin import router as admin

    app.include_router(admin, prefix="/predictions")
except ImportError as error:  # expect: MLA102 as warning
    log.warning("not all routes: %s", error)

try:
    from service.routers.audit import router as audit

    app.include_router(audit)
except Exception as error:  # expect: MLA102 as warning
    log.warning("no audit: %s", error)

try:
    from service.routers.billing import router as billing

    app.include_router(billing)
except ImportError:  # expect: MLA102 as warning
    print("no billing")
