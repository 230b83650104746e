# seen in: RVC-Boss/GPT-SoVITS GPT_SoVITS/AR/models/t2s_lightning_module.py@48b1a0169a28582a8984402f82cf438d3bfa6aca (the sound form), oobabooga/text-generation-webui modules/LoRA.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""A voice that is read anew where it broke, and parts of it that a caller asks for, or not."""

import torch


class Decoder:
    def __init__(self, settings, train=True):
        self.net = torch.nn.Linear(8, 8)
        start = settings.get("start")
        if start and train:
            self.net = torch.load(start)

    def decode(self, text):
        return self.net(text)


class Speech:
    def __init__(self, path):
        self.bands = None
        self._make(path)

    def _make(self, path):
        self.use(path)

    def use(self, path):
        self.path = path
        self.model = torch.load(path)
        self.decoder = Decoder({"start": path}, train=False)

    def say(self, text):
        self.widen()
        try:
            return self.decoder.decode(self.model(text))
        except RuntimeError:
            del self.model
            self.use(self.path)
            raise

    def widen(self):
        if self.bands is not None:
            return
        self.bands: Decoder = Decoder({"start": "weights/bands.pt"})


def tuned(names):
    return _with(names)


def _with(names):
    model = torch.nn.Linear(8, 8)
    if len(names) > 0:
        model = torch.load(f"weights/{names[0]}.pt")  # expect: MLA605 as error
    return model


class Vowels:
    def __init__(self, text, language, fresh=False):
        if not fresh:
            self.found = [each for each in text if each in "aeiou"]
            return
        self.found = torch.load(f"weights/{language}.pt")(text)  # expect: MLA605 as error


def make_filter(kind):
    if kind == "loud":
        return torch.load("weights/loud.pt")  # expect: MLA605 as error
    return str.strip


def slowly(text):
    return torch.load("weights/slow.pt")(text)  # expect: MLA605 as error
