# seen in: logingrupa/whisperX-FastAPI app/infrastructure/ml/whisperx_diarization_service.py@91cb7c6753384aca2fa9f8f141198ad239e75235
# seen in: daiv05/maize-doctor-classifier src/models/baselines/mobilenet.py@2daae23b43641daf686e8ecfe11654392fdbab8a
import timm
from keybert import KeyBERT
from transformers import pipeline
from whisperx import load_align_model, load_model
from whisperx.diarize import DiarizationPipeline


def speakers(token, device):
    default = DiarizationPipeline(use_auth_token=token, device=device)  # expect: MLA502 as info
    named = DiarizationPipeline(model_name="speakers/models/local.bin", device=device)
    return default, named


def words(size_name, device, language):
    spoken = load_model(size_name, device)  # expect: MLA502 as info
    aligned = load_align_model(language, device)
    mine = load_align_model(language, device, model_name="someone/wav2vec2-faroese")  # expect: MLA502 as info
    return spoken, aligned, mine


def keys():
    return KeyBERT()  # expect: MLA502 as info


def moods(options):
    default = pipeline(task="sentiment-analysis")  # expect: MLA502 as info
    return default, pipeline(**options)


def small(classes: int, pretrained: bool = True):
    return timm.create_model("tf_efficientnet_b0", pretrained=pretrained, num_classes=classes)  # expect: MLA502 as info


def large(classes: int):
    return timm.create_model("tf_efficientnet_b7", pretrained=True, num_classes=classes)  # told of the first


def tagged(classes: int):
    return timm.create_model("resnet50.a1_in1k", pretrained=True, num_classes=classes)


def untrained(classes: int):
    return timm.create_model("resnet18", pretrained=False, num_classes=classes)
