# seen in: roboflow/inference inference_models/development/converters/convert_florence2_original_pytorch_to_hf.py@3bb973b5ca52076a167d39e22853686fe85138c3
import argparse

from transformers import AutoModelForCausalLM, AutoProcessor


def convert(hf_model_id, folder):
    model = AutoModelForCausalLM.from_pretrained(hf_model_id, trust_remote_code=True)  # expect: MLA402 as info
    model.save_pretrained(folder)


def convert_own(folder):
    AutoProcessor.from_pretrained("someone/reader", trust_remote_code=True).save_pretrained(folder)  # expect: MLA402 as warning


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--hf_model_id", required=True)
    args = parser.parse_args()
    convert(args.hf_model_id, "converted")
    convert_own("converted")
