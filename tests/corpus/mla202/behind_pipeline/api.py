import re

from fastapi import FastAPI
from pydantic import BaseModel
from transformers import pipeline

app = FastAPI()
mood = pipeline("text-classification", model="post-mood")


class Post(BaseModel):
    post: str


@app.post("/mood")
def of_post(post: Post):
    return mood(post.post)[0]  # expect: MLA202


@app.post("/mood-of-clean")
def of_clean(post: Post):
    return mood(re.sub(r"http\S+", "", post.post.lower()))[0]
