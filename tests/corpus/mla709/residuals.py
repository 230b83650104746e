# seen in: phamducuong05/Autoscaling-Analysis api/api.py@81752473a65ebbeb2f8c9ad5d872b54e0d43d582
from fastapi import FastAPI

app = FastAPI()
recent = []
everything = []


@app.post("/seen")
def seen(value: float):
    recent.append(value)  # expect: MLA709
    if len(recent) > 100:
        recent.pop(0)
    everything.append(value)  # expect: MLA709
    return {"mean": sum(recent) / len(recent)}
