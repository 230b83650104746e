import pymongo

found = pymongo.MongoClient()["flowers"]


def join(name):
    return str(found.users.insert_one({"name": name}).inserted_id)


def nightly(kinds):
    found.predictions.insert_many([{"kind": kind} for kind in kinds])
