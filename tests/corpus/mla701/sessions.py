# a form of: a session of requests that an async route asks through, its own or a class's that derives from it
import boto3
import requests
from fastapi import FastAPI

app = FastAPI()
session = requests.Session()
session.headers.update({"accept": "application/json"})
bucket = boto3.client("s3")


class Catalogue(requests.Session):
    def names(self):
        return ["oak", "ash"]


catalogue = Catalogue()


@app.get("/weather")
async def weather(city: str):
    return session.get("https://weather.example.org", params={"city": city}, timeout=3).json()  # expect: MLA701


@app.get("/trees")
async def trees(name: str):
    if name not in catalogue.names():
        return {}
    return catalogue.get(f"https://trees.example.org/{name}", timeout=3).json()  # expect: MLA701


@app.get("/picture")
async def picture(name: str):
    # signed here, by what the credentials say: nobody is asked
    return {"url": bucket.generate_presigned_url("get_object", Params={"Bucket": "trees", "Key": name})}
