# seen in: Sandeep0076/Rag-Chatbot rtl_rag_chatbot_api/common/models.py
"""A text and a count of one request are two questions; a default or a title is no bound of either."""

from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel, Field

app = FastAPI()
client = OpenAI(timeout=30)


class Wish(BaseModel):
    prompt: str = Field(title="What to draw")  # expect: MLA704
    n: int = Field(default=1, description="how many pictures")  # expect: MLA704
    size: str = "1024x1024"


class BoundedWish(BaseModel):
    prompt: str = Field(title="What to draw", max_length=800)
    n: int = Field(default=1, le=4)


@app.post("/draw")
def draw(wish: Wish):
    return client.images.generate(model="m", prompt=wish.prompt, size=wish.size)


@app.post("/draw/few")
def draw_few(wish: BoundedWish):
    return client.images.generate(model="m", prompt=wish.prompt, n=wish.n)
