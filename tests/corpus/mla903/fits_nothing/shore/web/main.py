from fastapi import FastAPI

from shore.web.routers.mlflow import router

app = FastAPI()
app.include_router(router)
