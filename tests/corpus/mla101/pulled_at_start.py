# seen in: PappaLaity/Customer_Churn src/api/main.py@3ba13083050906935e0e384e7ef6447d3e094e0e
import subprocess
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):
    subprocess.run(["dvc", "pull"], check=True)  # expect: MLA101
    yield


app = FastAPI(lifespan=lifespan)
