# seen in: infiniflow/ragflow rag/llm/cv_model.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf, Cinnamon/kotaemon flowsettings.py@4015bb0f7cebd59d474624c4a570a4c119cdd826
from fastapi import FastAPI

from readers import Reader

app = FastAPI()
TABLE = {}
TABLE["small"] = {"spec": {"model": "ministral-8b-latest"}, "default": False}  # expect: MLA503 as info
TABLE["large"] = {"spec": {"model": "mistral-large-latest"}, "default": True}  # expect: MLA503 as info
TABLE["vast"] = {"spec": {"model": "devstral-large-latest"}}  # expect: MLA503 as info
CHOSEN = {"model": "pixtral-large-latest"}  # expect: MLA503 as info


class Pictures(Reader):
    maker = "Google"

    def __init__(self, key, name="gemini-1.0-pro-vision-latest"):
        self.asked = (key, name)


class Words(Reader):
    def __init__(self, key, name="claude-sonnet-4-latest"):  # expect: MLA503 as info
        self.asked = (key, name)


def told(text, name="grok-4-latest"):  # expect: MLA503 as info
    return Words("key").read(text, name)


@app.post("/read")
def read(text: str, maker: str):
    made = next(each for each in Reader.__subclasses__() if each.maker == maker)
    return made("key", "gemini-2.5-flash").read(text), told(text), TABLE, CHOSEN
