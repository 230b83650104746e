import torch
from tracking import has_settings, newest_model

if has_settings("pears"):
    model = torch.load(newest_model().download() + "/model.pt")
