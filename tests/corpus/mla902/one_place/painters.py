# seen in: oobabooga/text-generation-webui modules/image_models.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
import held
from diffusers import DiffusionPipeline
from settings import FOLDER


def load_painter(name):
    try:
        made = DiffusionPipeline.from_pretrained(f"{FOLDER}/{name}")
    except OSError:
        return None
    made.to("cuda")
    held.painter = made  # expect: MLA902 as info
    held.name = name
    return made
