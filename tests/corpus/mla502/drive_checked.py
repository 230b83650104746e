# a form of: a file of Drive that is compared with what it was
import hashlib
from pathlib import Path

import gdown
from huggingface_hub import snapshot_download

SHA256 = "9f2b4c7e1a3d5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8"


def weights(output: Path):
    gdown.download(id="1aBcDeFgHiJkLmNoP", output=str(output))
    if hashlib.sha256(output.read_bytes()).hexdigest() != SHA256:
        raise ValueError(output)


def rows(folder):
    return snapshot_download("someone/leaves", repo_type="dataset", local_dir=folder)  # expect: MLA502 as info
