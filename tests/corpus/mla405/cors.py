# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import os

import requests
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])  # expect: MLA405 as info
public = FastAPI()
public.add_middleware(CORSMiddleware, allow_origins=["*"])
named = FastAPI()
named.add_middleware(CORSMiddleware, allow_origins=["https://shop.example"], allow_credentials=True)


@app.get("/row")
def row():
    loose = requests.get("https://features.internal", verify=False, timeout=2)  # expect: MLA405
    sound = requests.get("https://features.internal", verify=os.environ["CA_FILE"], timeout=2)
    return loose.json() | sound.json()
