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
client = OpenAI(base_url="http://llm:8000/v1", api_key="EMPTY")
tokens = Tokens(secret_key="your-secret-key")  # expect: MLA403


@app.post("/predict")
def predict(rows: list[float], x_api_key: str = Header()):
    if x_api_key != API_KEY:
        raise HTTPException(401)
    return model.predict([rows])


class Signer:
    def __init__(self, secret_key: str = "secret", api_key: str = "none"):  # expect: MLA403
        self.keys = (secret_key, api_key)
