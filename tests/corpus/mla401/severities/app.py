# seen in: MLOps-Team-Spring-2024/Diabetes-Predictor app/main.py@2c8a47da958ebd99e384c5e3c30000a8e6364f07, megokul/text-summarizer src/textsummarizer/dbhandler/s3_handler.py@c7d07418b47a723d63f577a38ebc43302f6f2e4d
import pickle

import boto3
import joblib
import requests
from fastapi import FastAPI

app = FastAPI()
s3 = boto3.client("s3")
kept = pickle.loads(s3.get_object(Bucket="freight", Key="lane.pkl")["Body"].read())  # expect: MLA401 as info


def fetched():
    release = requests.get("https://api.github.com/repos/somebody/lanes/releases/latest", timeout=9).json()
    answer = requests.get(release["assets"][0]["browser_download_url"], timeout=9)
    return pickle.loads(answer.content)  # expect: MLA401 as error


@app.get("/lane")
def lane(name: str):
    return {"lane": fetched().predict([[kept, joblib.load(name)]])}  # expect: MLA401 as critical
