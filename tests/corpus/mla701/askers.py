# seen in: khoj-ai/khoj src/khoj/routers/auth.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import smtplib

import jwt
from elasticsearch import AsyncElasticsearch, Elasticsearch
from fastapi import Depends, FastAPI, Header
from firebase_admin import auth
from google.auth.transport import requests as google_requests
from google.oauth2 import id_token
from mlflow import MlflowClient

app = FastAPI()
keys = jwt.PyJWKClient("https://login.example.org/keys")
index = Elasticsearch("http://index:9200")
later = AsyncElasticsearch("http://index:9200")
registry = MlflowClient()


async def caller(authorization: str = Header()):
    return auth.verify_id_token(authorization.removeprefix("Bearer "))  # expect: MLA701


def caller_in_thread(authorization: str = Header()):
    return auth.verify_id_token(authorization.removeprefix("Bearer "))


@app.post("/login")
async def login(credential: str):
    return id_token.verify_oauth2_token(credential, google_requests.Request(), "app")  # expect: MLA701


@app.post("/enter")
async def enter(token: str):
    return jwt.decode(token, keys.get_signing_key_from_jwt(token).key, algorithms=["RS256"])  # expect: MLA701


@app.get("/find")
async def find(words: str, user=Depends(caller)):
    return index.search(index="news", query={"match": {"text": words}})  # expect: MLA701


@app.get("/find-later")
async def find_later(words: str, user=Depends(caller_in_thread)):
    return await later.search(index="news", query={"match": {"text": words}})


@app.get("/versions")
async def versions(name: str):
    return [each.version for each in registry.search_model_versions(f"name='{name}'")]  # expect: MLA701


@app.post("/report")
async def report(text: str):
    with smtplib.SMTP("mail", timeout=5) as post:  # expect: MLA701
        post.sendmail("a@example.org", "b@example.org", text)
