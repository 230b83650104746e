"""Code that needs gradients, or switches them off in other ways."""

import torch
from torchvision import models

model = models.resnet18(weights="DEFAULT")
model.eval()


def saliency(image):
    image.requires_grad = True
    model(image).max().backward()
    return image.grad.abs()


def grad_cam(image, extractor):
    return extractor(model(image).argmax().item())


def predict(image):
    with torch.inference_mode():
        return model(image).argmax(dim=1)


@torch.no_grad()
def embed(image):
    return model(image)
