# seen in: saulrichardson/pitch-prediction-app services/model-api/src/pitch_model_api/config.py@08ba2521f8d59135990d16b545fd6283a1212e42
"""A switch that is read only where it is set, with another answer where it is not; and one that is off by itself."""

import os

from fastapi import FastAPI, Header, HTTPException

app = FastAPI()
SAID = os.getenv("API_AUTH_REQUIRED")
REQUIRED = env_bool("API_AUTH_REQUIRED", False) if SAID is not None else True
OTHERWISE = env_bool("REQUIRE_AUTH", False) if "REQUIRE_AUTH" in os.environ else True
OTHER = os.getenv("STAGE")
OFF = env_bool("JOBS_AUTH_REQUIRED", False) if OTHER is not None else False  # expect: MLA110


@app.get("/predict")
def predict(key: str = Header("")):
    if (REQUIRED or OTHERWISE or OFF) and key != os.environ["API_KEY"]:
        raise HTTPException(401)
    return {"score": 1.0}
