# seen in: Kalyani9618/Heart-Disease chatbot_service/tools/agentic_tools.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
from fastapi import FastAPI
from tools import Orchestrator

app = FastAPI()
held = None


def orchestrator():
    global held
    if held is None:
        held = Orchestrator()
    return held


@app.post("/chat")
def chat(text: str):
    return orchestrator().answer(text)
