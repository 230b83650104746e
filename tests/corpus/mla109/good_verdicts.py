# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/api/routes/diagnosis_routes.py
"""What is answered of diseases that nobody asked a model about."""

from fastapi import FastAPI

from .judges import check_prescription, diagnose

app = FastAPI()


@app.post("/diagnose")
def diagnosis(row: dict, disease: str):
    result = diagnose(row, disease)
    evaluation = check_prescription(row)
    return {
        "heart_risk": result["risk"] if disease == "heart" else "Low",  # expect: MLA109 as info
        "lung_risk": result["risk"] if disease == "lung" else "Low",
        "skin_risk": result["risk"] if disease == "skin" else None,
        "unit": result["unit"] if disease == "heart" else "none",
        "state": evaluation.get("status", "Validated"),
    }


@app.post("/triage")
def triage(row: dict):
    prediction = diagnose(row, "all")
    print(prediction.get("risk_level", "low"))
    return {
        "risk": prediction.get("risk_level", "low"),  # expect: MLA109 as info
        "why": prediction.get("risk_level", "unknown"),
        "asked": row.get("severity", "low"),
        "word": "High" if prediction["score"] > 0.5 else "Low",
    }
