# a form of: weights of timm by a bare name, whose version says which these are
import timm
from huggingface_hub import snapshot_download


def make(classes):
    return timm.create_model("mobilenetv3_large_100", pretrained=True, num_classes=classes)


def rows(folder):
    return snapshot_download("someone/leaves", repo_type="dataset", local_dir=folder)  # expect: MLA502 as info
