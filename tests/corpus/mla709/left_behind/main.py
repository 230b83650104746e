from fastapi import FastAPI
from store import keep

app = FastAPI()
jobs = []


@app.post("/jobs")
def add(name: str):
    jobs.append(name)  # expect: MLA709 as warning
    keep(name)
    return {"jobs": len(jobs)}
