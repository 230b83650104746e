import io

import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision.transforms import ToTensor

from networks import Signs, Table

signs = Signs()
signs.load_state_dict(torch.load("signs.pt", map_location="cpu", weights_only=True))
signs.eval()
table = Table()
app = FastAPI()


@app.post("/predict")
async def predict(photo: UploadFile):
    image = ToTensor()(Image.open(io.BytesIO(await photo.read())))
    with torch.no_grad():
        scores = signs(image)  # expect: MLA701
    return {"sign": table(scores)}
