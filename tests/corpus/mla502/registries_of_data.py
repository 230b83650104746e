# a form of: prompts, metrics, presets and data of other registries, by name
"""What stands under a name in a registry of data, of prompts or of metrics."""

import evaluate
import keras_hub
import openml
import tensorflow_datasets as tfds
from azure.ai.ml import MLClient
from azureml.core import Dataset, Workspace
from dvc.api import DVCFileSystem
from langchain import hub
from modelscope.pipelines import pipeline
from monai.bundle import download
from sagemaker.jumpstart.model import JumpStartModel


def prompts():
    agent = hub.pull("someone/react-json")  # expect: MLA502 as info
    return agent, hub.pull("someone/react-json:50442af1")


def metrics():
    own = evaluate.load("someone/word_overlap")  # expect: MLA502 as info
    return own, evaluate.load("rouge"), evaluate.load("someone/word_overlap", revision="4f1a9c83b7d2")


def models():
    gemma = keras_hub.models.CausalLM.from_preset("hf://someone/gemma-tickets")  # expect: MLA502 as info
    bert = keras_hub.models.BertClassifier.from_preset("bert_base_en")
    spleen = download(name="spleen_ct_segmentation", bundle_dir="bundles")  # expect: MLA502 as info
    fixed = download("spleen_ct_segmentation", "0.5.4", "bundles")
    jump = JumpStartModel(model_id="huggingface-llm-falcon-7b", model_version="*")  # expect: MLA502 as info
    pinned = JumpStartModel(model_id="huggingface-llm-falcon-7b", model_version="1.2.0")
    speech = pipeline("auto-speech-recognition", model="damo/speech_paraformer")  # expect: MLA502 as info
    return gemma, bert, spleen, fixed, jump, pinned, speech, pipeline("auto-speech-recognition")


def tables(ml_client: MLClient, workspace: Workspace):
    rows = ml_client.data.get("trips", label="latest")  # expect: MLA502 as info
    old = ml_client.data.get("trips", version="14")
    named = Dataset.get_by_name(workspace, "trips")  # expect: MLA502 as info
    third = Dataset.get_by_name(workspace, name="trips", version=3)
    digits = tfds.load("mnist", split="train")
    fixed = tfds.load("mnist:3.0.1", split="train")
    credit = openml.datasets.get_dataset("credit-g")  # expect: MLA502 as info
    files = DVCFileSystem("https://git.example.org/freight/prices.git")  # expect: MLA502 as info
    tagged = DVCFileSystem("https://git.example.org/freight/prices.git", rev="v1.8.0")
    return rows, old, named, third, digits, fixed, credit, openml.datasets.get_dataset(31), files, tagged
