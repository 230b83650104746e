# seen in: lfpaaaaa/deepfake-detector app/main.py@b4c9e9061a62aee2ba7d901f830a2079fd8e9b00, vaemco/brain-tumor-classifier website/app.py@a1034ce9aa77c13d1e3e2727d7094118bc459bb0, assafelovic/gpt-researcher backend/server/app.py@5d84d2f5553e70a2765a8ff3a0d2672d60437ce8
import os
import shutil
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import FileResponse

app = FastAPI()
JOBS = Path(__file__).parent / "jobs"
OPINIONS = JOBS / "opinions.csv"
PICTURES = JOBS / "pictures"


@app.get("/jobs/{job}/report")
def report(job: str):
    if not known(job):
        raise HTTPException(404)
    folder = JOBS / job
    sheet = folder / "report.pdf"
    return FileResponse(sheet)


@app.get("/jobs/{job}/part")
def part(job: str, file_name: str):
    return FileResponse(JOBS / job / file_name)  # expect: MLA406


@app.get("/shelf/{kept:path}")
def shelf(kept: str):
    return FileResponse(JOBS / kept)  # expect: MLA406


@app.delete("/jobs/{job}")
def forget(job: str):
    shutil.rmtree(JOBS / job)  # expect: MLA406


@app.post("/opinion")
async def opinion(request: Request):
    said = await request.json()
    name = said.get("name")
    with open(OPINIONS, "a") as sheet:
        sheet.write(f"{name},{said.get('label')}\n")
    shutil.copy2(PICTURES / "last.png", PICTURES / name)  # expect: MLA406
    shutil.copy2(PICTURES / "last.png", PICTURES / "kept.png")


@app.get("/jobs/{job}/letter")
def letter(job: str):
    written = os.path.join("letters", f"{job}.docx")
    if not os.path.exists(written):
        raise HTTPException(404)
    return FileResponse(written)


@app.get("/letter")
def letter_of(job_path: str):
    return FileResponse(os.path.join("letters", f"{job_path}.docx"))  # expect: MLA406 as warning
