import openai
from fastapi import FastAPI, HTTPException
from tenacity import retry, stop_after_attempt, wait_random_exponential

app = FastAPI()
client = openai.OpenAI(timeout=20)


@app.post("/summary")
def summary(text: str):
    return client.responses.create(model="m", input=text, max_output_tokens=200).output_text  # expect: MLA105 as info


@app.post("/caught")
def caught(text: str):
    try:
        return client.responses.create(model="m", input=text, max_output_tokens=200).output_text
    except openai.APIError as error:
        raise HTTPException(503, "no summary at the moment") from error


@retry(stop=stop_after_attempt(2), wait=wait_random_exponential(max=5))
def ask(text):
    return client.responses.create(model="m", input=text, max_output_tokens=200).output_text


@app.post("/retried")
def retried(text: str):
    return ask(text)


def nightly(texts):
    return [client.responses.create(model="m", input=text, max_output_tokens=200) for text in texts]
