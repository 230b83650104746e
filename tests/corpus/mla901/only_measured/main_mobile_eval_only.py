import torch

weights = torch.load("models/mobile.pth", weights_only=True)
print(len(weights))
