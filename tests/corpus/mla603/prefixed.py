# seen in: muhammadAgfian96/pytorch-lighting-image-classifier src/test.py@bd9a2eb5dedda687e6394cd5e01d90d9500aaa08
"""The state of a Lightning module in a bare network: its names begin with the module's attribute, and none fits."""

import timm
import torch


class Predictor:
    def load(self, path):
        checkpoint = torch.load(path, weights_only=True)
        chosen = checkpoint["hyper_parameters"]["net"]
        self.network = timm.create_model(chosen["architecture"], num_classes=chosen["classes"])
        self.network.load_state_dict(checkpoint["state_dict"], strict=False)  # expect: MLA603 as error
        self.network = self.network.to(self.device)
        self.network.eval()

    def load_saved(self, path):
        checkpoint = torch.load(path, weights_only=True)
        self.other = timm.create_model("resnet18", num_classes=3)
        self.other.load_state_dict(checkpoint["state_dict"], strict=False)  # expect: MLA603 as warning
        self.other.eval()
