# seen in: wittyparth/ML-Model-Serving-Platform app/core/model_loader.py@3b75dd1c604b3cea832c7f156e4110228bb6aeec
from fastapi import Depends, FastAPI, UploadFile
from sqlalchemy.orm import Session

from loader import Loader, get_loader
from tables import Entry, session

app = FastAPI()


@app.post("/models")
def upload(file: UploadFile, db: Session = Depends(session)):
    db.add(Entry(path=f"uploads/{file.filename}"))


@app.post("/models/{key}/predict")
def predict(key: str, row: list[float], db: Session = Depends(session), loader: Loader = Depends(get_loader)):
    wanted = db.query(Entry).filter(Entry.key == key)
    wanted = wanted.filter(Entry.live)
    entry = wanted.first()
    model = loader.load(entry.path, entry.key)
    base = loader.load_base("models/base.joblib")
    return {"score": float(model.predict([row])[0]), "base": float(base.predict([row])[0])}
