# seen in: Hadayxinchao/end-to-end-image-classifier src/app/main.py@c2088d3e26d52d166e0a5735946bba4c93e0fd48 (the sound form), dennisdarko0101/ml-model-serving-platform ml_serving/routing/shadow.py@2aa0a11b93b46889d978409456bbaed2743459db (the sound form)
import logging

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


@app.post("/leaves")
def sort_leaves(pictures: list[str]):
    found = []
    for picture in pictures:
        try:
            found.append({"picture": picture, "leaf": model.predict(read(picture))})
        except Exception as error:
            found.append({"picture": picture, "error": str(error)})  # ok: the item says of itself that it failed
    return {"leaves": found}


@app.post("/leaves/by-name")
def sort_by_name(pictures: list[str]):
    found = {}
    for picture in pictures:
        try:
            found[picture] = {"leaf": model.predict(read(picture))}
        except Exception:
            logger.exception("no leaf for %s", picture)
            found[picture] = {"leaf": None, "error": "not classified"}
    return found


@app.post("/leaves/quietly")
def sort_quietly(pictures: list[str]):
    found = []
    for picture in pictures:
        try:
            found.append({"picture": picture, "leaf": model.predict(read(picture))})
        except Exception as error:  # expect: MLA102
            logger.warning("no leaf for %s: %s", picture, error)
            found.append({"picture": picture, "leaf": "unknown"})
    return {"leaves": found}


class Mirror:
    def ask(self, row):
        answer = self.first.predict(row)
        self.pool.submit(self.ask_shadow, row, answer)
        return answer

    def ask_shadow(self, row, answer):
        try:
            self.note(answer, self.second.predict(row))
        except Exception:
            logger.warning("the second model failed", exc_info=True)  # ok: the first one has answered

    def ask_shadow_of(self, name, row, answer):
        try:
            self.note(answer, self.others[name].predict(row))
        except Exception as error:
            logger.warning("the shadow %s failed: %s", name, error)

    def ask_second(self, row, answer):
        try:
            self.note(answer, self.second.predict(row))
        except Exception:  # expect: MLA102
            logger.warning("the second model failed")


@app.post("/leaves/one-by-one")
def sort_one_by_one(pictures: list[str]):
    found = []
    for picture in pictures:
        try:
            item = {"picture": picture, "leaf": model.predict(read(picture))}
        except Exception as error:
            logger.warning("no leaf for %s: %s", picture, error)
            item = {"picture": picture, "error": str(error)}  # ok: the item that goes out says that it failed
        found.append(item)
    return {"leaves": found}


@app.post("/leaves/unmarked")
def sort_unmarked(pictures: list[str]):
    found = []
    for picture in pictures:
        try:
            item = {"picture": picture, "leaf": model.predict(read(picture))}
        except Exception as error:  # expect: MLA102
            logger.warning("no leaf for %s: %s", picture, error)
            item = {"picture": picture, "leaf": "oak"}
        found.append(item)
    return {"leaves": found}
