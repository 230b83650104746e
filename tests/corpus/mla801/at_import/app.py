# seen in: VighneshDevHub/deepfake-detection-system backend/app/main.py@ad3b8c47bbdcc0dc04d71747452c917d5801e8aa
# seen in: ederev/rb-segmentation fastapi/segmentation.py@912ac6d366d3e77047f3e1989f2e581219b6b521
import sys

from fastapi import FastAPI

import logs
from moths import find, make
from names import NAMES

print("where from:", sys.path)  # expect: MLA801 as info
print("ready")
app = FastAPI()
finder = make("moths.pt")


@app.post("/moths")
def moths(picture: bytes):
    return NAMES[find(finder, picture)]
