import cv2
import tensorflow as tf
import torch
from fastapi import FastAPI
from PIL import Image
from torchvision import models, transforms

from wide import Wide

app = FastAPI()
wide = Wide(tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3)]), 2)
wide.load_weights("hills.h5")
net = models.resnet18(num_classes=2)
net.load_state_dict(torch.load("shells/best.model", weights_only=True))
other = tf.keras.models.load_model("elsewhere/best.model")
unscaled = transforms.Compose([transforms.Resize((64, 64)), transforms.ToTensor()])


@app.post("/hill")
def hill(path: str):
    return wide.predict(cv2.imread(path)[None] - 103.9).tolist()  # ok: no demonstration is the training of this


@app.post("/shell")
def shell(path: str):
    return float(net(unscaled(Image.open(path).convert("RGB"))[None])[0, 1])  # expect: MLA202


@app.post("/other")
def other_shell(path: str):
    picture = tf.keras.utils.img_to_array(Image.open(path).convert("RGB"))
    return other.predict(picture[None]).tolist()  # ok: a network of torch has no `predict`
