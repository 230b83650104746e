# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System src/vision/train_classifier.py, SayeedBaig/heart-disease-prediction clinical_module/models/final_clinical_training.py
# seen in: a-abutaleb/churn-prediction-ml src/data/download_data.py@697e862fac6eedd2dfdcce5835353617ce01cd7e
import os
import subprocess

import kaggle

SLUGS = ["someone/leaves", "someone-else/leaves"]


def fetch(target):
    for slug in SLUGS:
        os.system(f"kaggle datasets download -d {slug} -p {target} --unzip")  # expect: MLA502 as info
    subprocess.run(["kaggle", "datasets", "download", "-d", "someone/houses"], check=True)  # expect: MLA502 as info
    os.system("kaggle competitions download -c titanic")  # ok: what is competed on stays
    os.system("kaggle datasets list")


def by_client(target):
    kaggle.api.dataset_download_files("someone/churn", path=target, unzip=True)  # expect: MLA502 as info
    kaggle.api.dataset_download_files("someone/churn/versions/3", path=target, unzip=True)
    kaggle.api.competition_download_files("titanic", path=target)
