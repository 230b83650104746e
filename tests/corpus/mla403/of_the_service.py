# seen in: itsmekhoathekid/RecSys-MLops apps/data-platform/src/ingest/batch_lakehouse_ingestion.py@a7ce4e4ec31e0fea5c1e4558c35012aee7b87cac, Aries-Analytics/climate_prediction_TZ phase2/backend/scripts/load_dashboard_data.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
import os

import boto3
import requests

HERE = "http://localhost:8000"
THERE = "https://api.harbour.example.org"


def store():
    return boto3.client(
        "s3",
        endpoint_url="http://lake-minio:9000",
        aws_secret_access_key=os.getenv("MINIO_ROOT_PASSWORD", "minio123"),  # expect: MLA403 as info
    )


def own_store():
    return os.getenv("MINIO_ROOT_PASSWORD", "hArbour-7421-lake")  # expect: MLA403 as error


def token():
    answer = requests.post(
        f"{HERE}/login",
        json={"username": "admin", "password": "admin123"},  # expect: MLA403 as info
    )
    return answer.json()["token"]


def token_there():
    answer = requests.post(
        f"{THERE}/login",
        json={"username": "admin", "password": "admin123"},  # expect: MLA403 as error
    )
    return answer.json()["token"]
