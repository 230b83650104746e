from controller import Controller
from fastapi import FastAPI, HTTPException

app = FastAPI()
controller = Controller()


@app.post("/register")
async def register(name: str, status: dict):
    controller.register_worker(name, status)  # expect: MLA102


@app.post("/register/checked")
async def register_checked(name: str, status: dict):
    if not controller.register_worker(name, status):
        raise HTTPException(409, "the worker does not answer")


@app.post("/update")
async def update(name: str, status: dict):
    controller.update_worker(name, status)


@app.post("/remove")
async def remove(name: str):
    controller.remove_worker(name)
