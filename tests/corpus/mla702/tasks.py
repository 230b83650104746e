from fastapi import FastAPI

app = FastAPI()
tasks = {}


@app.post("/tasks")
def create_task(name: str):  # ok: a list of tasks asks no model
    tasks[name] = False
    return tasks


@app.get("/query/{name}")
def query_task(name: str):
    return {"answer": tasks[name], "score": 1}
