# seen in: b3rian/Image-Classifier-CNN-API api_backend/main.py@2c1fb288f2f19ef8bbecb68dd6cbd51dd1d2cd67, RuiFSP/mlops-2025-final_project src/api/main.py@bb661eeea6683e536d503cc2264b41e50c84f604
"""A probe that knows what is loaded, and answers that all is well whatever that is."""

from datetime import datetime

from fastapi import FastAPI

from weights import load_all

app = FastAPI()
networks = load_all()


@app.get("/health", tags=["service"])
async def health():
    return {"status": "healthy", "models_loaded": list(networks), "at": datetime.now().isoformat()}  # expect: MLA706 as info


@app.get("/jobs/status")
async def job(name: str):
    return {"job": name, "state": queue.state(name)}


@app.post("/predict")
def predict(rows: list[float]):
    return {"label": networks["small"].predict([rows])[0]}
