# seen in: RVC-Boss/GPT-SoVITS GPT_SoVITS/TTS_infer_pack/TTS.py@48b1a0169a28582a8984402f82cf438d3bfa6aca (the sound form), RVC-Boss/GPT-SoVITS api.py@48b1a0169a28582a8984402f82cf438d3bfa6aca (the sound form)
"""What a route only gets to after a failure, for the first time, or not at all by what is written out on the way."""

import torch
from fastapi import FastAPI

from speech import Speech, Vowels, make_filter, slowly, tuned

app = FastAPI()
speech = Speech("weights/speech.pt")
filter_net = None


def init_filter():
    global filter_net
    filter_net = torch.load("weights/filter.pt")


@app.post("/speak")
def speak(text: str):
    return {"sound": speech.say(text)}


@app.post("/filter")
def filtered(text: str):
    if filter_net == None:  # noqa: E711
        init_filter()
    return filter_net(text).tolist()


@app.post("/use")
def use(path: str):
    speech.use(path)
    return {"used": path}


@app.post("/tuned")
def of_tuned(text: str):
    return {"sound": tuned([])(text).tolist()}


@app.post("/tuned/{name}")
def of_named(text: str, name: str):
    return {"sound": tuned([name])(text).tolist()}


@app.post("/vowels")
def vowels(text: str):
    return Vowels(text, "de").found


@app.post("/consonants")
def consonants(text: str):
    return Vowels(text, "de", fresh=True).found


@app.post("/clean")
def clean(text: str):
    return make_filter("plain")(text)


@app.post("/loud")
def loud(text: str):
    return make_filter("loud")(text)


@app.post("/quick")
def quick(text: str):
    try:
        from quick_voice import say
    except ImportError:
        return slowly(text)
    return say(text)
