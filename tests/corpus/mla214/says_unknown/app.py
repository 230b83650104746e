# a form of: a text that says of itself that nothing was sent, beside one that somebody might have sent
import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("tickets.joblib")


@app.post("/ticket")
def ticket(payload: dict):
    row = {
        "sender": payload.get("sender") or "unknown@example.com",
        "city": payload.get("city", "Unknown"),
        "channel": payload.get("channel", "phone"),  # expect: MLA214
    }
    return str(model.predict(pd.DataFrame([row]))[0])
