# seen in: radicalxdev/marvel-ai-backend app/tools/utils/tool_utilities.py@3bb060356aef1097c4cef5cc6401f11400764e95
import importlib

from fastapi import FastAPI

app = FastAPI()
TOOLS = {"soil": "soil", "rain": "rain"}


def worker(name):
    module = importlib.import_module(f"tools.{name}")
    return getattr(module, "work")


@app.post("/tools/{name}")
def run_tool(name: str, wish: str):
    return {"told": worker(TOOLS[name])(wish)}
