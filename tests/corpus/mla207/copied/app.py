# seen in: roxeliner/LendingClubLoanAutomationML FASTAPI-loan_prediction/main.py@0693318c859f3bde218027ca9e2c6a4dbc27b536
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("toxic.joblib")


@app.post("/toxic")
def toxic(text: str):
    text = text.lower().strip()  # expect: MLA207
    text = text.replace("@", "").replace("#", "").replace("_", " ")
    return float(model.predict_proba([text])[0, 1])
