# a form of: an app that is served behind the platform's own check
import modal
from fastapi import FastAPI

app = modal.App("birdsong")
web = FastAPI()


@web.post("/listen")
def listen(recording: dict):
    return model.predict(recording["url"])


@app.function()
@modal.asgi_app(requires_proxy_auth=True)
def serve():
    return web
