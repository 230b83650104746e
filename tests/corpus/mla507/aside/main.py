# seen in: arc53/DocsGPT application/sandbox/daytona.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
import daytona
from fastapi import FastAPI
from readers import read
from writers import ROWS

app = FastAPI()
ROOM = "/home/daytona/rooms"
OTHER = "/home/dana/rooms"  # expect: MLA507 as warning


@app.post("/read")
def read_all(name: str):
    return read(daytona.open(f"{ROOM}/{name}")), OTHER, ROWS
