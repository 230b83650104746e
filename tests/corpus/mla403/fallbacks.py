# seen in: Mdran2112/flight-delay-prediction-api app/utils/decorators.py@9aeab22db5a69ae92e1f40c4fc06aa2efb972f97
"""Keys that a service goes on with where none is set."""

import os

from fastapi import FastAPI, Header, HTTPException

API_KEY = os.getenv("API_KEY", "MYAPIKEY")  # expect: MLA403
SECRET_KEY = os.getenv("SECRET_KEY", "change-me-in-production")  # expect: MLA403
PROVIDER = os.getenv("OPENAI_API_KEY", "EMPTY")
REQUIRED = os.environ["JWT_SECRET"]
NONE = os.getenv("JWT_SECRET_KEY", "")

app = FastAPI()


@app.post("/predict")
def predict(rows: list[float], x_api_key: str = Header()):
    if x_api_key != API_KEY:
        raise HTTPException(401)
    return model.predict([rows])
