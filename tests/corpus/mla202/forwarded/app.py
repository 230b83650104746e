import io

from fastapi import FastAPI, UploadFile
from net import Net
from PIL import Image

app = FastAPI()
net = Net()
net.bring("digits.pt")


@app.post("/digit")
async def digit(file: UploadFile):
    return net.digit(Image.open(io.BytesIO(await file.read())))
