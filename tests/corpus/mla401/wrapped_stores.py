# seen in: onyx-dot-app/onyx backend/onyx/connectors/salesforce/shelve_stuff/shelve_functions.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f, Kalyani9618/Heart-Disease chatbot_service/core/services/advanced_cache.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
import base64
import io
import pickle
import shelve

import boto3
import joblib

from .stores import download_obj, get_object_shelf, get_object_shelf_path, get_redis_client


class Shelf:
    def __init__(self, storage_client, redis_client, box):
        self.storage = storage_client
        self.redis_client = redis_client
        self.box = box
        self.resource = boto3.resource("s3")

    def get_file_object(self, name):
        return list(self.resource.Bucket("models").objects.filter(Prefix=name))[0]

    def read_object(self, found):
        return found.get()["Body"].read()

    def model(self):
        found = self.get_file_object("soil.pkl")
        body = self.read_object(found)
        return pickle.loads(body)  # expect: MLA401

    def second(self):
        return joblib.load(io.BytesIO(self.storage.download_bytes("soil.joblib")))  # expect: MLA401

    def kept(self, number):
        redis = get_redis_client()
        held = redis.get(f"vector:{number}")
        if held:
            return pickle.loads(held)  # expect: MLA401 as warning
        return None

    def kept_as_text(self):
        raw = self.redis_client.get("model")
        if isinstance(raw, str):
            raw = base64.b64decode(raw.encode("ascii"))
        return joblib.load(io.BytesIO(raw))  # expect: MLA401

    def from_a_helper(self, run):
        held = download_obj("models", f"{run}/encoder.pkl")
        return pickle.load(held)  # expect: MLA401

    def round_trip(self, row):
        return pickle.loads(pickle.dumps(row))

    def of_the_program(self):
        return pickle.loads(self.box.unpack())

    def on_disk(self):
        with open("models/soil.pkl", "rb") as stream:
            return pickle.load(stream)

    def on_a_shelf(self, kind):
        place = get_object_shelf_path(kind)
        with shelve.open(place) as rows:
            return rows["last"]

    def of_a_shelf(self, kind):
        return pickle.loads(get_object_shelf(kind))  # expect: MLA401
