import os

from pymongo import MongoClient

database = MongoClient(os.environ["RECORDS"])["harbour"]


def entry_for(name):
    return database["model_registry"].find_one({"name": name}, sort=[("created_at", -1)])  # expect: MLA503 as warning


def last_listed(name):
    record = database["model_registry"].find_one({"name": name}, sort=[("created_at", -1)])
    return {"name": name, "made": record["created_at"]}
