# a form of: a service whose routes hand their input to a provider, who counts calls and costs
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()  # expect: MLA805 as info
client = OpenAI()


@app.post("/summary")
def summary(text: str):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
