# What is fetched by a name and unpickled as it comes runs whatever its owner uploads next: the rest is a note.
import joblib
import onnxruntime
import pickle

from huggingface_hub import hf_hub_download


def forest():
    return joblib.load(hf_hub_download("orchard-lab/pears", "forest.joblib"))  # expect: MLA502 as warning


def scaler():
    path = hf_hub_download(repo_id="orchard-lab/pears", filename="scaler.pkl")  # expect: MLA502 as warning
    with open(path, "rb") as kept:
        return pickle.load(kept)


def network():
    return onnxruntime.InferenceSession(hf_hub_download("orchard-lab/pears", "net.onnx"))  # expect: MLA502 as info


def pinned():
    path = hf_hub_download("orchard-lab/pears", "forest.joblib", revision="4556d13015211d73dccd3fdd39d39232506f3e43")
    return joblib.load(path)
