# seen in: onyx-dot-app/onyx backend/ee/onyx/external_permissions/github/utils.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f
import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("repos.joblib")


@app.post("/score")
def score(repo_full_name: str, owner_id: int):
    repo, owner = load(repo_full_name, owner_id)
    logger.info("scoring %s", repo.full_name)
    logger.info("of %s", repo_full_name)
    logger.info("asked by %s", owner.full_name)  # expect: MLA802
    return float(model.predict([repo.row])[0])
