# seen in: ChuLiYu/alphapulse-mlops-platform src/alphapulse/api/endpoints/predictions.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
"""An app that includes one of two routers."""

from fastapi import FastAPI
from routes.predictions import router

app = FastAPI()
app.include_router(router)
