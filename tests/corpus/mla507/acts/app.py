# seen in: ChuLiYu/alphapulse-mlops-platform scripts/data/update_price_data.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
import sys

from fastapi import FastAPI

from check_rows import is_whole

sys.path.insert(0, "/home/src/src")  # ok: the work folder of a container

app = FastAPI()


@app.post("/whole")
def whole(row: list[float]):
    return is_whole(row)
