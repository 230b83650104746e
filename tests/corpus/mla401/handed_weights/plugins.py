from fetching import fetched
from networks import Segmenter
from segmenter import SIZES
from upscaler import Backbone, Palette, Upscaler, trusted


def upscaler(entry):
    path = fetched(entry["url"])
    return Upscaler(path, Segmenter(64))


def segmenter(entry):
    path = fetched(entry["url"])
    return SIZES[entry["size"]](checkpoint=path)


def backbone():
    return Backbone(Segmenter(64))


def palette():
    return Palette("assets/palette.pt")


def built(entry):
    return trusted(fetched(entry["url"]))
