# seen in: AbhijithPai/fastapi-ml-project Day 12/app/llm/inference.py@f34c5321e9ce46f5814c3a859428554737959df6
import hashlib
import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/chat")
def chat(prompt: str, request_id: str):
    logger.info("prompt of %s: %s", request_id, prompt)  # expect: MLA802
    response = llm.generate(prompt)
    logger.info({"latency": 0.4, "response": response})  # expect: MLA802
    logger.info("request %s: %d characters, %s", request_id, len(prompt), hashlib.sha256(prompt.encode()).hexdigest())
    logger.debug("prompt: %s", prompt)
    return {"response": response}


@app.post("/score")
def score(input_data: dict):
    logger.warning(f"odd input {input_data}")  # expect: MLA802
    prediction = model.predict(input_data)
    logger.info("prediction %s", prediction)
    redacted_text = redact(input_data["note"])
    logger.info("note: %s", redacted_text)
    return prediction
