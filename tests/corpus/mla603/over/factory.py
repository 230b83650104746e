# seen in: kiselyovd/chest-xray-classifier src/chest_xray_classifier/models/factory.py@7fffa09c446ead48f5717941503bf1540b88c7f2
"""A head of another size: what serves the first network loads a checkpoint over it, what serves the second does not."""

from transformers import AutoModelForImageClassification, ViTForImageClassification


def build(labels: int):
    return AutoModelForImageClassification.from_pretrained(
        "facebook/convnextv2-tiny-22k-224", num_labels=labels, ignore_mismatched_sizes=True
    )


def bare(labels: int):
    return ViTForImageClassification.from_pretrained(  # expect: MLA603 as error
        "google/vit-base-patch16-224", num_labels=labels, ignore_mismatched_sizes=True
    )
