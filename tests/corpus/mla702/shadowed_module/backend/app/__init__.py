from fastapi import FastAPI

from .routes import router

app = FastAPI()  # expect: MLA702
app.include_router(router)
