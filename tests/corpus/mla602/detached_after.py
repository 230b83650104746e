# seen in: RVC-Boss/GPT-SoVITS GPT_SoVITS/prepare_datasets/2-get-hubert-wav32k.py@48b1a0169a28582a8984402f82cf438d3bfa6aca, oobabooga/text-generation-webui modules/logits.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
"""Features of sound and the likeliest next words, by models that another module holds."""

import numpy as np
import torch

import shared
from encoders import speech

encoder = speech.get_encoder()


def features(wave, target):
    batch = torch.from_numpy(wave).unsqueeze(0)
    hidden = encoder.model(batch)["last_hidden_state"].transpose(1, 2).cpu()  # expect: MLA602 as info
    if np.isnan(hidden.detach().numpy()).any():
        return None
    torch.save(hidden, target)
    return target


def next_words(prompt, count):
    tokens = shared.tokenizer.encode(prompt, return_tensors="pt")
    output = shared.model(input_ids=tokens)  # expect: MLA602 as info
    scores = output["logits"][-1][-1]
    return torch.topk(torch.softmax(scores.detach(), dim=-1), k=count)


def label(text):
    inputs = shared.tokenizer(text, return_tensors="pt")
    logits = shared.classifier(**inputs).logits  # expect: MLA602 as info
    return logits.argmax(dim=-1).item()


@torch.inference_mode()
def quiet_label(text):
    inputs = shared.tokenizer(text, return_tensors="pt")
    return shared.classifier(**inputs).logits.argmax(dim=-1).item()


def in_block(wave):
    with torch.no_grad():
        hidden = encoder.model(torch.from_numpy(wave))
    return hidden.detach().numpy()


def inner(wave):
    return encoder.model(torch.from_numpy(wave)).detach()


@torch.no_grad()
def outer(waves):
    return [inner(wave) for wave in waves]


def other_tensor(wave, mask):
    hidden = encoder.model(torch.from_numpy(wave))
    return hidden * mask.detach()


def saliency(wave):
    batch = torch.tensor(wave, requires_grad=True)
    score = encoder.model(batch).max()
    return torch.autograd.grad(score, batch)[0].detach()
