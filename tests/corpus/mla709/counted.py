# seen in: haotian-liu/LLaVA llava/serve/model_worker.py@c121f0432da27facab705978f83c4ada465e46fd
"""A count on the event loop, and one in threads."""

from fastapi import FastAPI

app = FastAPI()
asked = 0
answered = 0


@app.post("/generate")
async def generate(text: str):
    global asked
    asked += 1
    return {"text": await engine.generate(text)}


@app.post("/predict")
def predict(row: list[float]):
    global answered
    answered += 1  # expect: MLA709
    return float(model.predict([row])[0])
