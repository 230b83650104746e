"""Adapters over one model, and what there is to say of them."""

from peft import PeftModel
from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained("base")


def adapt(names):
    _adapt(names)


def drop_all():
    adapt([])


def _adapt(names):
    global model
    model = model.unload()
    if not names:
        return
    model = PeftModel.from_pretrained(model, names[0])


def summary(full=False):
    if full:
        return model.generate(["say what you are"])
    return "adapters over one model"
