# seen in: dkg0101/Insurance-Premium-Prediction src/insurance/cloud_storage/s3_syncer.py@5ad9bbce2f5c6d6af27a6787bacca579a8d27a56
"""Commands by which a model is put where others take it from, or data is brought, and whose status nobody hears."""

import os
import subprocess


class Shelf:
    def put(self, folder, bucket):
        command = f"aws s3 sync {folder} s3://{bucket}/models"
        os.system(command)  # expect: MLA102 as warning

    def put_checked(self, folder, bucket):
        if os.system(f"aws s3 sync {folder} s3://{bucket}/models"):
            raise RuntimeError("the models were not put on the shelf")

    def pack(self, folder):
        os.system("rm -rf packed")
        os.system("mkdir packed")
        os.system(f"tar czf packed/model.tar.gz -C {folder} .")  # expect: MLA102 as warning


def release(tag, config):
    subprocess.run(["docker", "build", ".", "--tag", tag])  # expect: MLA102 as warning
    subprocess.run(["pyflyte", "-c", config, "package"], check=True)
    subprocess.run(["docker", "images"])
    subprocess.run(["docker", "push", f"{tag}-debug"], check=False)
    subprocess.run(build_command(tag))


def rows():
    os.system("kaggle datasets download -d owner/rides --unzip")  # expect: MLA102 as info
    code = os.system("dvc pull data/rides.csv")
    assert code == 0


os.system("pip install -q lightgbm")
os.system("wget -q https://data.example/rides.zip")  # expect: MLA102 as info
