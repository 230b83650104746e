# seen in: RVC-Boss/GPT-SoVITS webui.py@48b1a0169a28582a8984402f82cf438d3bfa6aca, jhj0517/Whisper-WebUI app.py@c3bb3b18e959826b28b1192486a8d5b361b6a4e0
"""Commands of a page that are over as soon as they have begun, and those that wait for what they started."""

import os
import subprocess

from fastapi import FastAPI

app = FastAPI()


@app.post("/show")
def show(folder: str):
    os.system(f"start {folder}")
    subprocess.run(["xdg-open", folder], check=True)
    subprocess.run(["open", "-W", folder], check=True)  # expect: MLA101
    subprocess.run(["sox", folder, "small.wav"], check=True)  # expect: MLA101


@app.post("/stop")
def stop(number: int):
    command = "taskkill /t /f /pid %s" % number
    subprocess.run(command, shell=True, check=True)
    subprocess.check_output(["kill", str(number)])
    os.system(f"kill {number}; ./again.sh")  # expect: MLA101
    os.system(f"start /wait report-{number}.exe")  # expect: MLA101
