# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/image_classifier.py
"""Features of a network, and by hand where it is missing."""

import torchvision


class Features:
    def __init__(self):
        self.net = None
        self.extra = None
        self.start()

    def start(self):
        try:
            self.net = torchvision.models.resnet18(weights="DEFAULT")
        except Exception as error:  # expect: MLA103 as info
            print("no network:", error)
            self.net = None

    def extract_features(self, image):
        if self.net is not None:
            return self._by_network(image)
        else:
            return self._by_colours(image)

    def _by_network(self, image):
        return self.net(image)

    def _by_colours(self, image):
        return image.mean(axis=0)


class Strict:
    def __init__(self):
        try:
            self.base = torchvision.models.resnet18(weights="DEFAULT")
        except Exception as error:
            raise RuntimeError("no network") from error

    def extract_features(self, image):
        return self.base(image)
