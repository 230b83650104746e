# a form of: a script that asks whether a model is in the store, and a service that takes one at each start
import bentoml


def save(model):
    try:
        known = bentoml.transformers.get("rooms")
        print("saved before:", known)
    except bentoml.exceptions.NotFound:
        bentoml.transformers.save_model("rooms", model)


def runner():
    return bentoml.transformers.get("rooms").to_runner()  # expect: MLA503 as warning


def loaded():
    return bentoml.transformers.load_model("rooms:latest")  # expect: MLA503 as warning
