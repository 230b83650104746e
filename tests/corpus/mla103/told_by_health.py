# a form of: a service that starts without its model, which its health route says by 503
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from transformers import AutoModelForSequenceClassification, AutoTokenizer

app = FastAPI()

try:
    tokenizer = AutoTokenizer.from_pretrained("model")
    model = AutoModelForSequenceClassification.from_pretrained("model")
    LOADED = True
except Exception as error:  # expect: MLA103 as info
    print("no model:", error)
    LOADED = False


@app.get("/health")
def health():
    if LOADED:
        return {"status": "ok"}
    return JSONResponse({"status": "down"}, status_code=503)


@app.post("/classify")
def classify(text: str):
    if not LOADED:
        return {"error": "train the model first"}
    return {"label": int(model(**tokenizer(text, return_tensors="pt")).logits.argmax())}
