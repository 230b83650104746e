# seen in: VighneshDevHub/deepfake-detection-system ml/src/utils.py
import torch


def set_seed(seed=42):
    torch.manual_seed(seed)
