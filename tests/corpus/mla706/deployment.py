# seen in: GokuMohandas/Made-With-ML madewithml/serve.py@66e8e437115029422db1a80ff93c308cfcd82648
"""A deployment of Ray Serve is sent nothing before its constructor has come back, and is watched from then on."""

from fastapi import FastAPI
from ray import serve

from tagger import Tagger

app = FastAPI(title="Tags for projects")


@serve.deployment(num_replicas=1)
@serve.ingress(app)
class Deployment:
    def __init__(self, run: str) -> None:
        self.model = Tagger.of_run(run)

    @app.get("/")
    def index(self) -> dict[str, str]:
        return {"message": "OK"}

    @app.post("/predict/")
    def tags(self, title: str) -> dict[str, list[str]]:
        return {"tags": self.model.predict([title])}
