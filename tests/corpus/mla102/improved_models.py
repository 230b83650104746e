# seen in: michaelfeil/infinity libs/infinity_emb/infinity_emb/transformer/utils_optimum.py
"""A model that is only made faster, and one whose adapter is left out."""

import logging

from optimum.onnxruntime import ORTModelForFeatureExtraction, ORTOptimizer
from peft import PeftModel
from transformers import AutoModel

logger = logging.getLogger(__name__)


def faster(name, config, folder):
    plain = ORTModelForFeatureExtraction.from_pretrained(name)
    try:
        optimizer = ORTOptimizer.from_pretrained(plain)
        optimizer.optimize(optimization_config=config, save_dir=folder)
        model = ORTModelForFeatureExtraction.from_pretrained(folder)
    except Exception as error:
        logger.warning("not optimised: %s", error)
        model = plain
    return model


def adapted(name, adapter):
    base = AutoModel.from_pretrained(name)
    try:
        model = PeftModel.from_pretrained(base, adapter)
    except Exception as error:  # expect: MLA102
        logger.warning("no adapter: %s", error)
        model = base
    return model
