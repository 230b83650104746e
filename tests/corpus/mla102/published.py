# seen in: sadik-coban/car-price-prediction-pipeline pipeline/upload_to_server.py@7b1bf25e6ce760df7935ff9ded3e5f2139db3bfb
"""A script that is one step of a pipeline: its exit status is all that the next step knows."""

import sys

from huggingface_hub import HfApi

api = HfApi()


def release():
    try:
        operations = [("model.bin", "registry.json")]
        api.create_commit(repo_id="team/prices", operations=operations, commit_message="new version")
        print("done")
    except Exception as error:  # expect: MLA102
        print("could not upload:", error)


def release_or_fail():
    try:
        api.upload_folder(repo_id="team/prices", folder_path="out")
    except Exception as error:
        print("could not upload:", error)
        sys.exit(1)


def mirror():
    try:
        api.upload_folder(repo_id="team/mirror", folder_path="out")
    except Exception as error:
        print("the mirror is behind:", error)


if __name__ == "__main__":
    release_or_fail()
    mirror()
    release()
