# seen in: PromtEngineer/localGPT rag_system/api_server.py@34f3107f56a88203859092312231b945a711c619
"""Settings of an object of the module that requests write into, by a shorter name."""

from fastapi import FastAPI

from answers import make_agent

app = FastAPI()
agent = make_agent()


@app.post("/ask")
async def ask(text: str, shelf: str):
    cfg = agent.pipeline.config
    cfg["shelf"] = f"shelves/{shelf}.jsonl"  # expect: MLA902
    return {"answer": await agent.ask(text)}


@app.post("/ask/apart")
async def ask_apart(text: str, shelf: str):
    cfg = dict(agent.pipeline.config)
    cfg["shelf"] = f"shelves/{shelf}.jsonl"
    return {"answer": await agent.ask(text, cfg)}


@app.post("/ask/anew")
async def ask_anew(text: str, shelf: str):
    other = make_agent()
    cfg = other.config
    cfg["shelf"] = f"shelves/{shelf}.jsonl"
    return {"answer": await other.ask(text)}


@app.post("/count")
async def count(text: str):
    options = agent.options
    options["asked"] = True
    return {"answer": await agent.ask(text)}
