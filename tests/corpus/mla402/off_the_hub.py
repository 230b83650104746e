# seen in: roboflow/inference inference_models/inference_models/models/mage_vl/mage_vl_hf.py@3bb973b5ca52076a167d39e22853686fe85138c3
from transformers import AutoModelForCausalLM


def load_package(folder, local_files_only: bool = True):
    return AutoModelForCausalLM.from_pretrained(folder, trust_remote_code=True, local_files_only=local_files_only)


def load_anywhere(folder, local_files_only: bool = False):
    return AutoModelForCausalLM.from_pretrained(  # expect: MLA402 as warning
        folder, trust_remote_code=True, local_files_only=local_files_only
    )
