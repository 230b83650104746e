"""Models that the project keeps on a hub, and one of somebody else."""

import joblib
from huggingface_hub import HfApi, hf_hub_download

from settings import REPOSITORY

THEIRS = "somebody/house-prices"


def keep(folder: str) -> None:
    HfApi().upload_folder(folder_path=folder, repo_id=REPOSITORY)


def load(name: str):
    return joblib.load(hf_hub_download(repo_id=REPOSITORY, filename="model.joblib"))  # expect: MLA401 as info


def load_theirs(name: str):
    return joblib.load(hf_hub_download(repo_id=THEIRS, filename="model.joblib"))  # expect: MLA401 as error
