"""Calls that fetch a model, a tokenizer or a data set by name, and how each one is pinned."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mlaudit.code.pattern import regex


class Hub(NamedTuple):
    """How a call names what it fetches: the parameter and its position, and the parameters that pin a version.

    `pinned_at` is the position of the first of them, where it has one that is used. `written`: only a name that is
    written out counts, as the argument may be an object, too. `begins`: what a name begins with that is fetched from
    a hub, where other names are of the library's own. `owned`: names without an owner are the library's own. `takes`
    says what a bare name stands for. `note`: little harm is done. `default` is the library whose own choice is taken
    where nothing is named.
    """

    what: str
    position: int | None = 0
    pins: tuple[str, ...] = ("revision",)
    pinned_at: int | None = None
    written: bool = False
    begins: tuple[str, ...] = ()
    owned: bool = False
    takes: str = ""
    note: bool = False
    default: str = ""


NAMED: Final = Hub("pretrained_model_name_or_path")
"""What takes a name as `from_pretrained` of Transformers does."""
_LANGCHAIN: Final = Hub("model_name", None, ("model_kwargs",))
_WRITTEN: Final = Hub("model", 0, (), written=True)
_NO_TAG: Final = "Ollama takes ':latest', which is whatever was pulled last under that name"
_SPACY: Final = "spaCy takes the newest one that fits its own version"
DRIVE: Final = "it takes what its owner has put there by then"
_OLLAMA: Final = Hub("model", None, (), written=True, takes=_NO_TAG, note=True)

HUBS: Final[tuple[tuple[re.Pattern[str], Hub], ...]] = tuple(
    (regex(pattern), hub)
    for pattern, hub in (
        # Hugging Face: models, tokenizers, adapters
        (r"^peft(\.\w+)*\.(Auto)?Peft\w*\.from_pretrained$", Hub("model_id", 1)),
        (
            r"^(transformers|peft|diffusers|ctransformers|optimum|auto_gptq|awq|setfit|timm|open_clip|adapters|trl|unsloth"
            r"|bitsandbytes|sentence_transformers|gliner|speechbrain|nemo|colpali_engine|autoawq|intel_extension_for_transformers"
            r"|FlagEmbedding|span_marker|transformer_lens|mlx_lm|tokenizers|pyannote|modelscope|angle_emb|chronos|controlnet_aux"
            r"|gptqmodel|lmdeploy|parler_tts|pylate|ragatouille|sam2|segmentation_models_pytorch|snac|vocos|llm2vec|model2vec"
            r"|nnsight|sae_lens|timesfm|uni2ts|momentfm|hqq|quanto|bertopic)\b.*\.from_pretrained$",
            NAMED,
        ),
        (r"^transformers\.pipeline$|^transformers\.pipelines\.pipeline$", Hub("model", 1, default="transformers")),
        (r"^transformers\.utils(\.hub)?\.cached_file$", Hub("path_or_repo_id")),
        (r"^optimum\.pipelines\.pipeline$", Hub("model", 1, written=True)),
        (
            r"^huggingface_hub(\.\w+)*\.(hf_hub_download|snapshot_download|cached_download|hf_hub_url|from_pretrained_fastai"
            r"|from_pretrained_keras)$",
            Hub("repo_id"),
        ),
        (r"^huggingface_hub\.HfApi\(\)\.(hf_hub_download|snapshot_download)$", Hub("repo_id")),
        (r"^huggingface_sb3\.load_from_hub$", Hub("repo_id", 0, (), written=True)),
        (r"^skops\.hub_utils\.download$", Hub("repo_id", None, written=True)),
        (r"^happytransformer\.Happy\w+$", Hub("model_name", 1, (), written=True)),
        (r"^simpletransformers(\.\w+)*\.\w+Model$", Hub("model_name", 1, (), written=True)),
        # Hugging Face: data sets and metrics
        (
            r"^datasets(\.load)?\.(load_dataset|load_dataset_builder)$|^datasets\.load\.load_dataset$",
            Hub("path", 0, ("revision",)),
        ),
        (r"^evaluate(\.loading)?\.load$", Hub("path", 0, ("revision",), written=True, owned=True)),
        # embeddings
        (
            r"^sentence_transformers(\.\w+)*\.(SentenceTransformer|CrossEncoder|SparseEncoder)$",
            Hub("model_name_or_path", 0),
        ),
        (
            r"^sentence_transformers\.models\.Transformer$",
            Hub("model_name_or_path", 0, ("model_args",), written=True),
        ),
        (
            r"^FlagEmbedding\.(BGEM3FlagModel|FlagModel|FlagICLModel|FlagLLMModel|FlagReranker|FlagLLMReranker"
            r"|LayerWiseFlagLLMReranker|LightWeightFlagLLMReranker|FlagAutoModel\.from_finetuned"
            r"|FlagAutoReranker\.from_finetuned)$",
            Hub("model_name_or_path", 0, (), written=True),
        ),
        (r"^InstructorEmbedding\.INSTRUCTOR$", Hub("model_name_or_path", 0, written=True)),
        (
            r"^fastembed(\.\w+)*\.(Text|Image|SparseText|LateInteractionText)Embedding$|^fastembed(\.\w+)*\.TextCrossEncoder$",
            Hub("model_name", 0, ("specific_model_path",), written=True),
        ),
        (r"^keybert(\._model)?\.KeyBERT$", _WRITTEN._replace(default="keybert")),
        (r"^bertopic(\._bertopic)?\.BERTopic$", Hub("embedding_model", None, (), written=True)),
        (r"^txtai(\.embeddings)?\.Embeddings$", Hub("path", None, (), written=True, owned=True)),
        (
            r"^flair(\.\w+)*\.(SequenceTagger|TextClassifier|TARSClassifier|TARSTagger|Classifier|RelationExtractor"
            r"|EntityLinker|SpanClassifier)\.load$",
            Hub("model_path", 0, (), written=True),
        ),
        (
            r"^flair\.embeddings(\.\w+)*\.Transformer(Word|Document)Embeddings$",
            Hub("model", 0, (), written=True),
        ),
        # speech
        (r"^faster_whisper\.WhisperModel$", Hub("model_size_or_path", 0)),
        (r"^faster_whisper(\.utils)?\.download_model$", Hub("size_or_id", 0)),
        (r"^whisperx(\.\w+)*\.load_model$", Hub("whisper_arch", 0, ())),
        (r"^whisperx(\.\w+)*\.load_align_model$", Hub("model_name", 2, ())),
        (r"^whisperx(\.\w+)*\.DiarizationPipeline$", Hub("model_name", 0, (), default="whisperx")),
        (r"^stable_whisper\.load_faster_whisper$", Hub("model_size_or_path", 0, written=True)),
        (r"^mlx_whisper\.transcribe$", Hub("path_or_hf_repo", None, (), written=True)),
        (r"^speechbrain\..*\.from_hparams$", Hub("source", None, ("revision",))),
        (r"^kokoro(\.\w+)*\.KPipeline$", Hub("repo_id", 1, (), written=True)),
        (r"^audiocraft(\.\w+)*\.\w+\.get_pretrained$", Hub("name", 0, (), written=True, owned=True)),
        (r"^pyctcdecode(\.\w+)*\.BeamSearchDecoderCTC\.load_from_hf_hub$", Hub("model_id", 0)),
        # runtimes of language models
        (r"^vllm\.(LLM|AsyncEngineArgs|EngineArgs)$|^vllm\.engine\.arg_utils\.(Async)?EngineArgs$", Hub("model", 0)),
        (r"^sglang\.(srt\.\w+\.)?Engine$", Hub("model_path", None, written=True)),
        (r"^tensorrt_llm(\.\w+)*\.LLM$", Hub("model", 0, written=True)),
        (r"^lmdeploy\.(pipeline|serve)$", Hub("model_path", 0, ("backend_config",), written=True)),
        (r"^(mlx_lm|mlx_vlm)(\.utils)?\.load$", Hub("path_or_hf_repo", 0, written=True)),
        (r"^llama_cpp\.Llama\.from_pretrained$", Hub("repo_id", 0)),
        (r"^ollama\.((Async)?Client\(\)\.)?pull$", Hub("model", 0, (), written=True, takes=_NO_TAG)),
        (r"^ollama\.((Async)?Client\(\)\.)?(chat|generate|embed|embeddings)$", _OLLAMA._replace(position=0)),
        (r"^langchain(_\w+)?(\.\w+)*\.(ChatOllama|OllamaLLM|Ollama|OllamaEmbeddings|OllamaFunctions)$", _OLLAMA),
        (r"^llama_index(\.\w+)*\.(Ollama|OllamaMultiModal)$", _OLLAMA._replace(position=0)),
        (r"^llama_index(\.\w+)*\.OllamaEmbedding$", _OLLAMA._replace(what="model_name", position=0)),
        (r"^haystack_integrations(\.\w+)*\.Ollama\w+$", _OLLAMA),
        # LangChain, LlamaIndex, Haystack
        (r"^langchain(_\w+)?(\.\w+)*\.(HuggingFace(Bge|Instruct)?|SentenceTransformer)Embeddings$", _LANGCHAIN),
        (r"^langchain(_\w+)?(\.\w+)*\.HuggingFaceCrossEncoder$", _LANGCHAIN),
        (r"^langchain(_\w+)?(\.\w+)*\.HuggingFacePipeline\.from_model_id$", Hub("model_id", 0, ("model_kwargs",))),
        (r"^langchain(_\w+)?(\.\w+)*\.FastEmbedEmbeddings$", Hub("model_name", None, (), written=True)),
        (r"^langchain(_\w+)?(\.\w+)*\.CTransformers$", Hub("model", None, ("config",), written=True, owned=True)),
        (
            r"^langchain(_\w+)?(\.\w+)*\.SentenceTransformersTokenTextSplitter$",
            Hub("model_name", None, ("model_kwargs",), written=True),
        ),
        (r"^langchain(_\w+)?(\.\w+)*\.HuggingFaceDatasetLoader$", Hub("path", 0, (), written=True)),
        (
            r"^langchain(_classic)?\.hub\.pull$|^langchainhub\.Client\(\)\.pull$|^langsmith\.(Async)?Client\(\)\.pull_prompt$",
            Hub("owner_repo_commit", 0, (), written=True),
        ),
        (r"^llama_index(\.\w+)*\.HuggingFaceEmbedding$", Hub("model_name", 0)),
        (r"^llama_index(\.\w+)*\.HuggingFaceLLM$", Hub("model_name", None, ("model_kwargs",))),
        (r"^llama_index(\.\w+)*\.SentenceTransformerRerank$", Hub("model", None, (), written=True)),
        (r"^llama_index(\.\w+)*\.FastEmbedEmbedding$", Hub("model_name", 0, (), written=True)),
        (r"^llama_index(\.\w+)*\.resolve_embed_model$", Hub("embed_model", 0, (), written=True, begins=("local:",))),
        (
            r"^haystack(\.\w+)*\.(SentenceTransformers\w*Embedder|SentenceTransformers\w*Ranker|TransformersSimilarityRanker"
            r"|ExtractiveReader|TransformersZeroShotTextRouter|TransformersTextRouter)$",
            Hub("model", 0, ("revision", "model_kwargs"), written=True),
        ),
        (
            r"^haystack(\.\w+)*\.HuggingFaceLocal(Chat)?Generator$",
            Hub("model", 0, ("huggingface_pipeline_kwargs",), written=True),
        ),
        (
            r"^haystack\.nodes(\.\w+)*\.(FARMReader|TransformersReader)$",
            Hub("model_name_or_path", 0, ("model_version",), written=True),
        ),
        (
            r"^haystack\.nodes(\.\w+)*\.EmbeddingRetriever$",
            Hub("embedding_model", None, ("model_version",), written=True),
        ),
        # vector stores
        (r"^chromadb(\.\w+)*\.SentenceTransformerEmbeddingFunction$", Hub("model_name", 0)),
        (r"^chromadb(\.\w+)*\.InstructorEmbeddingFunction$", Hub("model_name", 0, (), written=True)),
        (
            r"^pymilvus(\.\w+)*\.(SentenceTransformerEmbeddingFunction|BGEM3EmbeddingFunction|BGERerankFunction)$",
            Hub("model_name", None, (), written=True),
        ),
        # TensorFlow and Keras
        (r"^tensorflow_hub\.(load|KerasLayer)$", Hub("handle", 0, ())),
        (
            r"^keras_(hub|nlp|cv)(\.\w+)*\.from_preset$",
            Hub("preset", 0, (), written=True, begins=("hf://", "kaggle://", "modelscope://")),
        ),
        # Google Drive
        (r"^gdown(\.\w+)*\.download$", Hub("url", 0, (), takes=DRIVE)),
        (r"^gdown(\.\w+)*\.download_folder$", Hub("url", 0, (), takes=DRIVE)),
        # Kaggle, ModelScope, OpenML, MONAI
        (
            r"^ultralyticsplus\.|^kagglehub\.(model_download|dataset_download|notebook_output_download)$",
            Hub("handle", 0, ()),
        ),
        (r"^kagglehub\.(load_dataset|dataset_load)$", Hub("handle", 1, (), written=True)),
        (r"^opendatasets\.download(_kaggle_dataset)?$", Hub("dataset_id_or_url", 0, (), written=True)),
        (r"^kaggle(\.\w+(\(\))?)*\.dataset_download_files?$", Hub("dataset", 0, ())),
        (r"^modelscope(\.\w+)*\.snapshot_download$", Hub("model_id", 0)),
        (r"^modelscope(\.\w+)*\.model_file_download$", Hub("model_id", 0)),
        (r"^modelscope(\.\w+)*\.pipeline$", Hub("model", 1, ("model_revision",), written=True)),
        (r"^modelscope(\.\w+)*\.MsDataset\.load$", Hub("dataset_name", 0, ("version",), written=True)),
        (r"^sklearn\.datasets\.fetch_openml$", Hub("name", 0, ("version", "data_id"), 1)),
        (r"^openml\.datasets\.get_dataset$", Hub("dataset_id", 0, ("version",), written=True)),
        (r"^monai\.bundle(\.scripts)?\.(download|load)$", Hub("name", 0, ("version",), 1, written=True)),
        # registries of data and models
        (r"^dvc\.api\.(read|open|get_url)$", Hub("repo", 1, ("rev",), 2)),
        (r"^dvc\.api\.DVCFileSystem$", Hub("url", 0, ("rev",), 1, written=True)),
        (r"^clearml\.Dataset\.get$", Hub("dataset_name", None, ("dataset_version", "dataset_id"))),
        (r"^azure\.ai\.ml\.MLClient(\.from_config)?\(\)\.data\.get$", Hub("name", 0, ("version", "label"), 1)),
        (r"^azureml\.core(\.dataset)?\.Dataset\.get_by_name$", Hub("name", 1, ("version",), 2)),
        (r"^sagemaker\.jumpstart(\.\w+)*\.JumpStart(Model|Estimator)$", Hub("model_id", 0, ("model_version",), 1)),
        # language data
        (r"^spacy\.cli(\.download)?\.download$", Hub("model", 0, ("direct",), written=True, takes=_SPACY, note=True)),
    )
)

_ROOTS: Final = frozenset(re.findall(r"[A-Za-z_]\w+", HUBS[1][0].pattern)) | {
    *("huggingface_hub", "huggingface_sb3", "skops", "happytransformer", "simpletransformers", "datasets", "evaluate"),
    *("InstructorEmbedding", "fastembed", "keybert", "txtai", "flair", "faster_whisper", "whisperx", "stable_whisper"),
    *(
        "mlx_whisper",
        "kokoro",
        "audiocraft",
        "pyctcdecode",
        "vllm",
        "sglang",
        "tensorrt_llm",
        "mlx_vlm",
        "llama_cpp",
        "ollama",
    ),
    *("langchain", "langchainhub", "langsmith", "llama_index", "haystack", "haystack_integrations", "chromadb"),
    *("pymilvus", "tensorflow_hub", "keras_hub", "keras_nlp", "keras_cv", "ultralyticsplus"),
    *("kagglehub", "kaggle", "opendatasets", "sklearn", "openml", "monai", "dvc", "clearml", "azure", "azureml"),
    *("sagemaker", "spacy", "gdown"),
}
"""First parts of all names that `HUBS` can match, up to an underscore for LangChain's many packages."""


def hub_of(name: str) -> Hub | None:
    """The hub that a call of this name fetches from; None for any other call."""
    root = name.partition(".")[0]
    if root not in _ROOTS and not root.startswith("langchain_"):
        return None
    return next((hub for pattern, hub in HUBS if pattern.search(name)), None)


ADAPTERS: Final = frozenset({"load_adapter", "load_ip_adapter", "load_lora_weights", "load_textual_inversion"})
"""Methods of a Diffusers pipeline or of a model with adapters, and of nothing else, that fetch weights by a name."""

NUMBERED: Final = regex(r"/(versions/)?\d+$|@[\w.-]+$|:(?!latest$)[\w.-]+$")
"""The end of a name that says which version is meant: of TF Hub, Kaggle, pyannote, LangChain's prompts, Ollama."""

MOVING: Final = frozenset({"main", "master", "latest", "head", "HEAD", "dev", "nightly", "active", "*"})
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
