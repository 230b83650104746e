import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision import models, transforms

app = FastAPI()
model = models.resnet18()
model.load_state_dict(torch.load("leaves.pth"))
model.eval()
bare = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
whole = transforms.Compose(
    [transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)]
)


@app.post("/leaf")
async def leaf(file: UploadFile):
    picture = Image.open(file.file).convert("RGB")
    with torch.no_grad():
        return model(bare(picture).unsqueeze(0)).argmax().item()  # expect: MLA202


@app.post("/leaf/2")
async def leaf_again(file: UploadFile):
    picture = Image.open(file.file).convert("RGB")
    with torch.no_grad():
        return model(whole(picture).unsqueeze(0)).argmax().item()
