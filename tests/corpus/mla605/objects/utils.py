# seen in: Athukoralaa/MLproject src/utils.py@5509eee90b6747118bae1404298b08c1da800483
import pickle


def load_object(path):
    with open(path, "rb") as source:
        return pickle.load(source)  # expect: MLA605


def load_session(path):
    with open(path, "rb") as source:
        return pickle.load(source)  # ok: a visitor's own, and no model by its name
