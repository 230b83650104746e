import openai
from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()
client = openai.OpenAI(timeout=20)


@app.exception_handler(openai.APIError)
async def provider_failed(request, error):
    return JSONResponse({"detail": "the provider failed"}, status_code=503)


@app.post("/summary")
def summary(text: str):
    return client.responses.create(model="m", input=text, max_output_tokens=200).output_text
