# seen in: alanconqrepo/predictml-api src/api/models.py@e826dee379fcd921fc9d73b6c0387b3d8395b502
"""Outages of a registry or a store that are told as "there is no such thing"."""

from fastapi import FastAPI, HTTPException
from mlflow import MlflowClient

app = FastAPI()
client = MlflowClient()


class ModelNotFoundError(Exception):
    pass


def champion(name):
    try:
        return client.get_model_version_by_alias(name, "champion")
    except Exception as error:  # expect: MLA102 as warning
        raise ModelNotFoundError(name) from error


@app.get("/data/{key}")
async def data(key: str):
    try:
        return await store.download_file_bytes(key)
    except Exception:  # expect: MLA102 as warning
        raise HTTPException(status_code=404, detail=f"{key} was not found")


def challenger(name):
    try:
        return client.get_model_version_by_alias(name, "challenger")
    except Exception as error:
        if "RESOURCE_DOES_NOT_EXIST" in str(error):
            raise ModelNotFoundError(name) from error
        raise


@app.get("/parsed/{number}")
def parsed(number: str):
    try:
        return rows[int(number)]
    except Exception:
        raise HTTPException(status_code=404, detail="no such row")


def told_apart(key):
    try:
        return store.download_file(key)
    except KeyError as error:
        raise ModelNotFoundError(key) from error
    except Exception as error:
        raise StoreError(key) from error
