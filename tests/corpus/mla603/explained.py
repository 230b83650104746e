# a form of: names that are missing for a reason, which is said, and a load that was to be looked at again
import torch


class Voice:
    def load(self, path):
        weights = torch.load(path, weights_only=True)
        # not strict, due to the `masked_bias` that newer versions of the library do not keep
        self.text.load_state_dict(weights, strict=False)  # expect: MLA603 as info

    def load_sound(self, path):
        # TODO strict, since some keys are missing
        self.sound.load_state_dict(torch.load(path, weights_only=True), strict=False)  # expect: MLA603 as warning

    def load_picture(self, path):
        # load the weights
        self.picture.load_state_dict(torch.load(path, weights_only=True), strict=False)  # expect: MLA603 as warning
