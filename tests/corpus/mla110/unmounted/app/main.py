from fastapi import FastAPI

from app.core.monitoring import timed
from app.routes import reports

app = FastAPI()
app.include_router(timed(reports.router))
