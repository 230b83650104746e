# seen in: santoshshinde2012/crop-disease-prediction api/routers
import health
import leaves
from fastapi import FastAPI

app = FastAPI()
app.include_router(health.router)
app.include_router(leaves.router)
