from fastapi import FastAPI
from network import Network
from trees import Trees

app = FastAPI()
trees = Trees("trees.txt")
network = Network("network.pt")


@app.post("/trees")
async def of_trees(row: list[float]):
    return trees.scores([row]).tolist()  # expect: MLA701 as warning


@app.post("/second")
async def of_second(row: list[float]):
    return trees.seconds([row]).tolist()  # expect: MLA701 as warning


@app.post("/many")
async def of_many(rows: list[list[float]]):
    return [float(trees.scores([row])) for row in rows]  # expect: MLA701 as error


@app.post("/network")
async def of_network(row: list[float]):
    return network.scores([row]).tolist()  # expect: MLA701 as error
