# seen in: 610265158/Peppa_Pig_Face_Landmark TRAIN/face_landmark/lib/utils/seed_util.py@3f1aaa3a8724078b080d64cf5d18dcdfae41bafe
import torch


def set_seed(seed):
    torch.manual_seed(seed)
    torch.backends.cudnn.deterministic = True
    torch.backends.cudnn.benchmark = True  # expect: MLA506


def fast():
    torch.backends.cudnn.benchmark = True
