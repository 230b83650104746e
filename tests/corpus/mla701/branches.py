# seen in: SalisMaxima/ct_scan_mlops src/ct_scan_mlops/api.py
"""Inferences of one function, which one change takes off the loop, and coroutines that only have a route's name."""

import torch
from fastapi import FastAPI, UploadFile

app = FastAPI()
net = torch.load("net.pt")
both = torch.load("both.pt")


@app.post("/scan")
async def scan(file: UploadFile):
    rows = torch.tensor(list(await file.read()))
    if rows.ndim > 1:
        found = both(rows, rows)  # expect: MLA701 as error
    else:
        found = net(rows)  # expect: MLA701 as info
    return found.tolist()


@app.post("/other")
async def other(file: UploadFile):
    return net(torch.tensor(list(await file.read()))).tolist()  # expect: MLA701 as error


async def told(rows):
    return await scan(rows)


async def scan(rows):
    return both(torch.tensor(rows), None).tolist()


@app.post("/weigh")
async def weigh(rows: list[float]):
    return await weigh_all(rows)


async def weigh(rows):
    return both(torch.tensor(rows), None).tolist()  # expect: MLA701 as error


async def weigh_all(rows):
    return await weigh(rows)
