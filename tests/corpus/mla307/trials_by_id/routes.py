# seen in: ADITYAaman0/AQI-predictor src/api/routers/ab_testing.py@0a2b715d62505415ac21da1214914bb6a712f979
import joblib
from fastapi import APIRouter, FastAPI, HTTPException

from trials import of_all, pick, report, weights

app = FastAPI()
router = APIRouter(prefix="/trials")
model = joblib.load("model.joblib")


@router.get("/{trial_id}")
def trial(trial_id: str):
    found = report(trial_id)
    if found is None:
        raise HTTPException(404, "no such trial")
    return found


@router.get("/files/{trial_id:path}")
def trial_of_path(trial_id: str):  # expect: MLA307 as warning
    return report(trial_id)


@router.get("/")
def trial_of_query(trial_id: str):  # expect: MLA307 as warning
    return report(trial_id)


@router.get("/{trial_id}/weights")
def trial_weights(trial_id: str):  # expect: MLA307 as warning
    return weights(trial_id)


@router.post("/assign")
def assign(trial_id: str):
    return pick(trial_id)


@router.post("/assign/anything")
def assign_anything(trial_id: str):  # expect: MLA307 as warning
    return of_all(trial_id)


@app.post("/predict")
def predict(row: list[float]):
    return model.predict([row]).tolist()


app.include_router(router)
