# seen in: i008/pl-lightning-torchserve-neptune-template torchserve_custom_handler.py@183c00299c05fc84a3b6a06ab217545be86971ee
import io

import numpy as np
import torch
from PIL import Image


class Handler:
    def initialize(self, context):
        self.model = torch.jit.load(context.manifest["model"]["serializedFile"])

    def preprocess(self, data):
        rows = []
        for row in data:
            picture = Image.open(io.BytesIO(row["body"]))  # expect: MLA307 as warning
            rows.append(torch.from_numpy(np.array(picture)))
        return torch.stack(rows)

    def inference(self, data):
        return self.model(data)


class Pictures:
    def preprocess(self, path):
        return np.array(Image.open(path))
