# a form of: a network that is served as it was drawn, where its weights cannot be loaded
import logging

import litserve as ls
import torch

from nets import Caries, Quality

logger = logging.getLogger(__name__)


class Dental(ls.LitAPI):
    def setup(self, device):
        self.caries = Caries().to(device)
        try:
            self.caries.load_state_dict(torch.load("caries.pt", weights_only=True))
        except (OSError, RuntimeError) as error:  # expect: MLA103
            logger.warning("caries: %s", error)
        self.quality = None
        try:
            net = Quality().to(device)
            net.load_state_dict(torch.load("quality.pt", weights_only=True))
            self.quality = net
        except (OSError, RuntimeError):
            logger.warning("no quality net: every film goes to a person")
        self.bone = Quality().to(device)
        try:
            self.bone.load_state_dict(torch.load("bone.pt", weights_only=True))
        except OSError as error:
            raise RuntimeError("no weights") from error

    def predict(self, film):
        good = None if self.quality is None else self.quality(film).item()
        return self.caries(film).item(), self.bone(film).item(), good
