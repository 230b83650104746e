# seen in: alexis64160/Mlops-Project services/train/main.py
import joblib
from fastapi import FastAPI
from sklearn.linear_model import Ridge

from table import rows

app = FastAPI()  # expect: MLA702 as warning


@app.post("/learn")
def learn(name: str):
    model = Ridge()
    model.fit(*rows(name))
    joblib.dump(model, "ridge.joblib")
    return {"made": name}
