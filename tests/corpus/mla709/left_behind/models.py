from fastapi import FastAPI

app = FastAPI()
jobs = []


@app.post("/jobs")
def add(name: str):
    jobs.append(name)  # expect: MLA709 as info
    return {"jobs": len(jobs)}
