import torch

reader = Reader()
reader.load_state_dict(torch.load("reader.pth"))
