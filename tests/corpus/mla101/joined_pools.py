# seen in: Azziz14/Disease-Prediction-and-Validation backend/api/routes/diagnosis_routes.py
"""Bounds on the work of a pool that is waited for when its block ends."""

import concurrent.futures
import os
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI, HTTPException

from tides import compute

app = FastAPI()
POOL = ThreadPoolExecutor(4)


@app.post("/tide")
def tide(row: list[float]):
    try:
        with concurrent.futures.ThreadPoolExecutor() as executor:
            future = executor.submit(compute, row)
            return future.result(timeout=30)  # expect: MLA101 as warning
    except concurrent.futures.TimeoutError as error:
        raise HTTPException(504) from error


@app.post("/tides")
def tides(rows: list[list[float]]):
    with ThreadPoolExecutor(4) as executor:
        futures = [executor.submit(compute, row) for row in rows]
        return [done.result() for done in concurrent.futures.as_completed(futures, timeout=30)]  # expect: MLA101


@app.post("/kept")
def kept(row: list[float]):
    future = POOL.submit(compute, row)
    return future.result(timeout=30)


@app.post("/left")
def left(row: list[float]):
    executor = ThreadPoolExecutor(1)
    try:
        return executor.submit(compute, row).result(timeout=30)
    finally:
        executor.shutdown(wait=False)


@app.post("/all")
def every(rows: list[list[float]]):
    with ThreadPoolExecutor(4) as executor:
        kept = POOL.submit(compute, rows[0])
        futures = [executor.submit(compute, row) for row in rows]
        first = kept.result(timeout=30)
        return [first, *(future.result() for future in futures)]


def by_hand(row):
    with ThreadPoolExecutor(1) as executor:
        future = executor.submit(compute, row)
        try:
            return future.result(timeout=30)
        except concurrent.futures.TimeoutError:
            os._exit(1)


@app.post("/ended")
def ended(rows: list[list[float]]):
    found = []
    with ThreadPoolExecutor(4) as executor:
        futures = {executor.submit(compute, row): row for row in rows}
        for future in concurrent.futures.as_completed(futures):
            found.append(future.result(timeout=30))  # expect: MLA101 as info
        for late in futures:
            found.append(late.result(timeout=30))  # expect: MLA101 as warning
    return found
