"""Calls that fetch a model, a tokenizer or a data set by name, and how each one is pinned."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mlaudit.code.pattern import regex


class Hub(NamedTuple):
    """How a call names what it fetches: the parameter and its position, and the parameters that pin a version.

    `pinned_at` is the position of the first of them, where it has one that is used.
    """

    what: str
    position: int | None = 0
    pins: tuple[str, ...] = ("revision",)
    pinned_at: int | None = None


_NAME: Final = Hub("pretrained_model_name_or_path")

_LANGCHAIN: Final = Hub("model_name", None, ("model_kwargs",))

HUBS: Final[tuple[tuple[re.Pattern[str], Hub], ...]] = tuple(
    (regex(pattern), hub)
    for pattern, hub in (
        (r"^peft(\.\w+)*\.(Auto)?Peft\w*\.from_pretrained$", Hub("model_id", 1)),
        (
            r"^(transformers|peft|diffusers|ctransformers|optimum|auto_gptq|awq|setfit|timm|open_clip|adapters|trl|unsloth"
            r"|bitsandbytes|sentence_transformers|gliner|speechbrain|nemo|colpali_engine|autoawq|intel_extension_for_transformers"
            r"|FlagEmbedding|span_marker|transformer_lens|mlx_lm|tokenizers|pyannote|modelscope)\b.*\.from_pretrained$",
            _NAME,
        ),
        (r"^transformers\.pipeline$|^transformers\.pipelines\.pipeline$", Hub("model", 1)),
        (r"^huggingface_hub\.(hf_hub_download|snapshot_download|cached_download|hf_hub_url)$", Hub("repo_id")),
        (r"^huggingface_hub\.HfApi\(\)\.(hf_hub_download|snapshot_download)$", Hub("repo_id")),
        (r"^datasets\.(load_dataset|load_dataset_builder|load\.load_dataset)$", Hub("path", 0, ("revision",))),
        (
            r"^sentence_transformers(\.\w+)*\.(SentenceTransformer|CrossEncoder|SparseEncoder)$",
            Hub("model_name_or_path", 0),
        ),
        (r"^faster_whisper\.WhisperModel$", Hub("model_size_or_path", 0)),
        (r"^tensorflow_hub\.(load|KerasLayer)$", Hub("handle", 0, ())),
        (r"^speechbrain\..*\.from_hparams$", Hub("source", None, ("revision",))),
        (r"^vllm\.(LLM|AsyncEngineArgs|EngineArgs)$", Hub("model", 0)),
        (r"^ultralyticsplus\.|^kagglehub\.(model_download|dataset_download)$", Hub("handle", 0, ())),
        (r"^langchain(_\w+)?(\.\w+)*\.HuggingFace(Bge|Instruct)?Embeddings$", _LANGCHAIN),
        (r"^langchain(_\w+)?(\.\w+)*\.HuggingFaceCrossEncoder$", _LANGCHAIN),
        (r"^langchain(_\w+)?(\.\w+)*\.HuggingFacePipeline\.from_model_id$", Hub("model_id", 0, ("model_kwargs",))),
        (r"^llama_index(\.\w+)*\.HuggingFaceEmbedding$", Hub("model_name", 0)),
        (r"^chromadb(\.\w+)*\.SentenceTransformerEmbeddingFunction$", Hub("model_name", 0)),
        (r"^modelscope(\.\w+)*\.snapshot_download$", Hub("model_id", 0)),
        (r"^kaggle(\.\w+(\(\))?)*\.dataset_download_files?$", Hub("dataset", 0, ())),
        (r"^sklearn\.datasets\.fetch_openml$", Hub("name", 0, ("version", "data_id"), 1)),
        (r"^dvc\.api\.(read|open|get_url)$", Hub("repo", 1, ("rev",), 2)),
        (r"^clearml\.Dataset\.get$", Hub("dataset_name", None, ("dataset_version", "dataset_id"))),
        (r"^llama_cpp\.Llama\.from_pretrained$", Hub("repo_id", 0)),
    )
)

_ROOTS: Final = frozenset(re.findall(r"[A-Za-z_]\w+", HUBS[1][0].pattern)) | {
    *("huggingface_hub", "datasets", "faster_whisper", "tensorflow_hub", "vllm", "ultralyticsplus", "kagglehub"),
    *("langchain", "llama_cpp", "llama_index", "chromadb", "sklearn", "dvc", "clearml", "kaggle"),
}
"""First parts of all names that `HUBS` can match, up to an underscore for LangChain's many packages."""


def hub_of(name: str) -> Hub | None:
    """The hub that a call of this name fetches from; None for any other call."""
    root = name.partition(".")[0]
    if root not in _ROOTS and not root.startswith("langchain_"):
        return None
    return next((hub for pattern, hub in HUBS if pattern.search(name)), None)


ADAPTERS: Final = frozenset({"load_ip_adapter", "load_lora_weights", "load_textual_inversion"})
"""Methods of a Diffusers pipeline, and of nothing else, that fetch weights by a name."""

NUMBERED: Final = regex(r"/(versions/)?\d+$|@[\w.-]+$")
"""The end of a name that says which version is meant: of TF Hub, Kaggle, pyannote."""

MOVING: Final = frozenset({"main", "master", "latest", "head", "HEAD", "dev", "nightly", "active"})
"""Names of branches and the like: what they stand for changes."""

LOCAL: Final = regex(
    r"^(\.|/|~|[A-Za-z]:[\\/]|file:)|\.(pt|pth|bin|json|ya?ml|model|gguf|onnx|safetensors|csv|parquet|jsonl|txt|py)$"
)
"""What a path on this machine looks like."""

LOCAL_NAME: Final = regex(
    r"(?i)(^|_)(dir|path|folder|directory|checkpoint|ckpt|output|save|saved|local|root|file|tmp|temp|cache|artifact|artifacts|bundle)"
    r"(_|$)|(dir|path)$"
)
"""What a variable that holds a folder is called."""

LOCAL_FOLDERS: Final = frozenset(
    {
        "model",
        "models",
        "checkpoint",
        "checkpoints",
        "artifacts",
        "output",
        "outputs",
        "saved_model",
        "saved_models",
        "results",
        "weights",
        "data",
        "tmp",
        "assets",
        "resources",
        "bert_model",
        "trained_model",
        "runs",
        "export",
    }
)

BUILDERS: Final = frozenset(
    {
        "csv",
        "json",
        "parquet",
        "text",
        "imagefolder",
        "audiofolder",
        "arrow",
        "pandas",
        "xml",
        "webdataset",
        "generator",
    }
)
"""Data set loaders of files that the caller names: nothing is fetched by name."""
