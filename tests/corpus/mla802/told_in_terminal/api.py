from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class FillRequest(BaseModel):
    prompt: str = ""
    steps: int = 20


def paint(picture, asked):
    return model.generate(asked.prompt, num_inference_steps=asked.steps)


@app.post("/fill")
def fill(asked: FillRequest):
    from batch import fill_again

    return fill_again(asked)
