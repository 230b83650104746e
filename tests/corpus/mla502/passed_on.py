# seen in: zylon-ai/private-gpt private_gpt/components/llm/tokenizers/models/model_downloader.py@ab89a0d67bf6a30481081bdc7c487b484d82f91b
from huggingface_hub import hf_hub_download, snapshot_download
from transformers import AutoModelForCausalLM


def download(model_id, cache_dir):
    return snapshot_download(repo_id=model_id, cache_dir=str(cache_dir))  # expect: MLA502 as info


def tokenizer_file(name, revision, **options):
    return hf_hub_download(name, filename="tokenizer.json", revision=revision, **options)


def load(model_dir, options):
    model = AutoModelForCausalLM.from_pretrained(model_dir)
    other = AutoModelForCausalLM.from_pretrained("owner/model", **options)
    return model, other
