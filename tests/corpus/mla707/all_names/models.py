# a form of: what asks a network
import torch
from transformers import AutoModel

network = AutoModel.from_pretrained("topics", revision="1a2b3c4d")


def topic_of(text):
    with torch.no_grad():
        return int(network(text).logits.argmax())
