"""Calls that load a model or what it cannot do without, and calls that make one: what a failure may be about."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

from ...libraries import loading

METHODS: Final = frozenset(
    {
        # any library: names that stand for nothing else
        "load_checkpoint",
        "load_from_checkpoint",
        "load_learner",
        "load_local",
        "load_model",
        "load_state_dict",
        "load_weights",
        # the hub, transformers, diffusers, peft and what quantises their models
        "CrossEncoder",
        "SentenceTransformer",
        "cached_download",
        "from_pretrained",
        "from_pretrained_keras",
        "from_pretrained_fastai",
        "from_quantized",
        "from_single_file",
        "hf_hub_download",
        "load_ip_adapter",
        "load_lora_weights",
        "load_textual_inversion",
        "snapshot_download",
        # Keras, NeMo, SpeechBrain, AudioCraft
        "from_hparams",
        "from_preset",
        "get_pretrained",
        # run times
        "InferenceSession",
        "create_from_model_path",
        "deserialize_cuda_engine",
        "read_model",
        # vision
        "FastSAM",
        "RTDETR",
        "YOLO",
        "YOLOWorld",
        # gensim, fairseq, LlamaIndex
        "load_facebook_model",
        "load_facebook_vectors",
        "load_index_from_storage",
        "load_model_ensemble",
        "load_model_ensemble_and_task",
        "load_word2vec_format",
        # registries
        "import_mojo",
        "upload_mojo",
        "use_artifact",
    }
)
"""Last parts by which a load is known, whatever it is called on."""

_PARTS: Final = frozenset(
    {
        # bytes in hand
        *("cloudpickle.loads", "dill.loads", "pickle.loads", "skops.io.loads", "safetensors.safe_open"),
        # what texts are cut into
        "nltk.data.load",
        "sentencepiece.SentencePieceProcessor().Load",
        "sentencepiece.SentencePieceProcessor().load",
        "tokenizers.Tokenizer.from_file",
        # indices of vectors
        "annoy.AnnoyIndex().load",
        "faiss.read_index",
        "hnswlib.Index().load_index",
        "usearch.index.Index.restore",
        # registries and hubs
        "clearml.InputModel",
        "kagglehub.model_download",
        "mlflow.artifacts.download_artifacts",
        "modelscope.hub.snapshot_download.snapshot_download",
        "wandb.Api().artifact",
    }
)
"""What a model cannot do without, and what brings it."""
_RUNNERS: Final = regex(
    r"^bentoml\.\w+\.load_runner$|^gensim\.(similarities|corpora)(\.\w+)*\.[A-Z]\w+\.load$|^esm\.pretrained\.\w+$"
)

_MADE: Final = regex(
    r"^(tensorflow\.)?keras\.models\.model_from_(json|yaml|config)$|^segmentation_models\.[A-Z]\w*$"
    r"|^monai\.networks\.nets\.\w+$|^mediapipe\.solutions\.\w+\.[A-Z]\w+$|^cv2\.CascadeClassifier$|^bertopic\.BERTopic$"
    r"|^torchvision\.models(\.(?!list_models|get_weight|get_model_weights)\w+)+$"
    r"|^presidio_analyzer\.AnalyzerEngine$|^vaderSentiment\.vaderSentiment\.SentimentIntensityAnalyzer$"
    r"|^nltk\.sentiment(\.vader)?\.SentimentIntensityAnalyzer$"
)


@lru_cache(maxsize=100_000)
def loads(name: str, last: str) -> bool:
    """Whether a call of this name loads a model, or what one cannot do without."""
    return last in METHODS or name in _PARTS or loading.loads(name) or _RUNNERS.match(name) is not None


@lru_cache(maxsize=100_000)
def makes(name: str) -> bool:
    """Whether a call of this name builds a model that is ready, or gets its weights next."""
    return loading.may_load(name) or _MADE.match(name) is not None
