import time
from collections import defaultdict

from fastapi import FastAPI

app = FastAPI()
last_repairs: dict[str, float] = {}  # expect: MLA902 as info
last_errors = {}  # expect: MLA902 as info
user_counts = defaultdict(int)  # expect: MLA902 as info
last_seen = {}  # expect: MLA902 as info
session_texts: dict[str, str] = {}  # expect: MLA902 as warning
user_rows = {}  # expect: MLA902 as warning


@app.post("/repair")
def repair(name: str, text: str):
    now = time.time()
    last_repairs[name] = now
    last_seen[name] = now
    user_counts[name] += 1
    session_texts[name] = text
    user_rows[name] = [text]
    try:
        mend(name)
    except OSError as error:
        last_errors[name] = str(error)
