# a form of: a network of the project's own that is read from its checkpoint and called
from fastapi import FastAPI, UploadFile
from networks import Leaves

app = FastAPI()  # expect: MLA702


@app.post("/leaf/")
async def leaf(picture: UploadFile):
    network = Leaves.load_from_checkpoint("leaves.ckpt")
    return {"leaf": int(network(pixels(await picture.read())).argmax())}
