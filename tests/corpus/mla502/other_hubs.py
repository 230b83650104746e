# a form of: data, adapters, diarisation and pages of modules from other hubs
"""What other places than the Hugging Face hub give by a name."""

import dvc.api
import tensorflow_hub as hub
from diffusers import StableDiffusionPipeline
from modelscope import snapshot_download
from pyannote.audio import Pipeline
from sklearn.datasets import fetch_openml
from vllm import LLM

COMMIT = "4556d13015211d73dccd3fdd39d39232506f3e43"
REPO = "https://git.example.org/freight/prices.git"

adult = fetch_openml("adult", as_frame=True)  # expect: MLA502 as info
credit = fetch_openml("credit-g", version="active")  # expect: MLA502 as info
blood = fetch_openml("blood-transfusion", 1)
phoneme = fetch_openml(data_id=1489)

zones = dvc.api.read("data/zones.json", repo=REPO)  # expect: MLA502 as info
tolls = dvc.api.read("data/tolls.json", repo=REPO, rev="v1.8.0")
lanes = dvc.api.read("data/lanes.json", REPO, "v1.8.0")
own = dvc.api.read("data/own.json")

encoder = hub.load("https://tfhub.dev/google/universal-sentence-encoder/4")
other = hub.load("https://tfhub.dev/google/universal-sentence-encoder")  # expect: MLA502 as info

turns = Pipeline.from_pretrained("pyannote/speaker-diarization-3.1", use_auth_token=True)  # expect: MLA502 as info
older = Pipeline.from_pretrained("pyannote/speaker-diarization@2.1")
folder = snapshot_download("qwen/Qwen2.5-7B-Instruct")  # expect: MLA502 as info

painter = StableDiffusionPipeline.from_pretrained("stabilityai/sd-turbo", revision=COMMIT)
painter.load_lora_weights("someone/line-art", weight_name="line.safetensors")  # expect: MLA502 as info
painter.load_lora_weights("someone/line-art", revision=COMMIT)
painter.load_lora_weights("./line-art")
painter.load_ip_adapter("h94/IP-Adapter", subfolder="models")  # expect: MLA502 as info


def start(llm_dir: str):
    LLM("mistralai/Mistral-7B-v0.3", revision=COMMIT, tokenizer="mistralai/Mistral-7B-Instruct-v0.3")  # expect: MLA502 as info
    LLM("mistralai/Mistral-7B-v0.3", revision=COMMIT, tokenizer="mistralai/Mistral-7B-v0.3")
    LLM("a/b", revision=COMMIT, tokenizer="c/d", tokenizer_revision=COMMIT)
    return LLM("a/b", revision=COMMIT, tokenizer=llm_dir)
