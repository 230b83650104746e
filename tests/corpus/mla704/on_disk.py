# seen in: AldoVasquez07/sv_cs_prof_2025 app.py@e14e43bbd3829b37c497cb400ef44a72c0a568db
from fastapi import FastAPI
import pictures

app = FastAPI()


@app.post("/scan")
def scan(image_path: str):
    return {"label": model.predict(pictures.load_image(image_path))}  # ok: a file of the service's own


@app.post("/look")
def look(address: str):
    return {"label": model.predict(pictures.load_image(address))}  # expect: MLA704
