"""Calls that load a model, library by library: by their names alone, or by what they are given."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.names import UNKNOWN
from mlaudit.code.pattern import regex

_KERAS: Final = r"((tensorflow(\.compat\.v[12]|\.python)?|tf_keras)\.)?(tf_)?keras(\.src)?"
_NAMES: Final = (
    # objects of any library
    r"(sklearn\.externals\.)?joblib\.load",
    r"(pickle|_pickle|cPickle|dill|cloudpickle|compress_pickle)\.load",
    r"skops\.io\.load",
    # Torch
    r"torch\.((jit|hub|export)\.)?load",
    r"torch\.hub\.load_state_dict_from_url",
    r"torch\._inductor\.aoti_load_package",
    r"(?!pandas|numpy)[\w.()]+\.load_from_checkpoint",
    r"(fastai\.[\w.]*)?load_learner",
    # TensorFlow and Keras
    _KERAS + r"\.([\w.]*\.)?(models|saving)\.([\w.]*\.)?load_model",
    _KERAS + r"\.layers\.TFSMLayer",
    r"keras_(nlp|hub|cv)\.models\.\w+\.from_preset",
    r"tensorflow\.(compat\.v[12]\.)?saved_model\.(loader\.)?load(_v2)?",
    r"tensorflow_hub\.(load|KerasLayer|Module)",
    r"(tensorflow(\.compat\.v[12])?\.lite|tflite_runtime\.interpreter|ai_edge_litert\.interpreter)\.Interpreter",
    # other runtimes
    r"onnx\.load(_model)?",
    r"onnxruntime\.InferenceSession",
    r"openvino\.(runtime\.)?(Core\(\)\.)?(read_model|compile_model)",
    r"tensorrt\.Runtime\(\)\.deserialize_cuda_engine",
    r"coremltools\.models\.MLModel",
    r"ctranslate2\.(Translator|Generator|Encoder|models\.\w+)",
    r"deepsparse\.(compile_model|Pipeline\.create)",
    r"paddle\.(jit\.load|inference\.create_predictor)",
    r"mxnet\.(gluon\.nn\.SymbolBlock\.imports|model\.load_checkpoint|mod\.Module\.load)",
    r"treelite\.Model\.load|treelite_runtime\.Predictor|pypmml\.Model\.(load|fromFile)|hummingbird\.ml\.load",
    # registries and servers
    r"mlflow\.\w+\.load_model",
    r"bentoml\.\w+\.load_model",
    r"huggingface_hub\.from_pretrained_(keras|fastai)",
    # tables and series
    r"(xgboost\.(Booster|XGB\w+)|catboost\.CatBoost\w*|pytorch_tabnet\.[\w.]+)\(\)\.load_model",
    r"autogluon\.[\w.]+Predictor\.load",
    r"pycaret\.\w+\.load_model",
    r"h2o\.(load_model|import_mojo|upload_mojo|upload_model)",
    r"prophet\.serialize\.model_from_(json|dict)",
    r"neuralprophet\.(utils\.)?load",
    r"darts\.models\.[\w.]+\.load",
    r"statsmodels\.([\w.]*\.)?(load|load_pickle)",
    r"surprise\.dump\.load",
    r"ludwig\.api\.LudwigModel\.load",
    # text
    r"(transformers|optimum|adapters|setfit|auto_gptq|awq|gptqmodel|unsloth|ctransformers|modelscope)\.([\w.]*\.)?\w+"
    r"\.from_(pretrained|quantized)",
    r"(transformers|optimum|modelscope)\.(pipelines\.)?pipeline",
    r"(diffusers|peft|open_clip)\.([\w.]*\.)?\w+\.from_(pretrained|single_file)",
    r"open_clip\.create_model(_and_transforms|_from_pretrained)?|clip\.load",
    r"sentence_transformers\.([\w.]*\.)?(SentenceTransformer|CrossEncoder|SparseEncoder)",
    r"langchain(_community|_huggingface)?(\.embeddings(\.[\w]+)?)?\.(HuggingFace(Bge|Instruct)?Embeddings"
    r"|SentenceTransformerEmbeddings|FastEmbedEmbeddings|LlamaCppEmbeddings|GPT4AllEmbeddings)",
    r"langchain(_community|_huggingface)?(\.llms(\.[\w]+)?)?\.(LlamaCpp|GPT4All|CTransformers|HuggingFacePipeline\.from_model_id)",
    r"langchain_community\.chat_models(\.\w+)?\.ChatLlamaCpp",
    r"langchain_community\.cross_encoders(\.\w+)?\.HuggingFaceCrossEncoder",
    r"llama_index\.(embeddings|legacy\.embeddings)\.(huggingface\.HuggingFaceEmbedding|fastembed\.FastEmbedEmbedding)",
    r"llama_index\.llms\.(huggingface\.HuggingFaceLLM|llama_cpp\.LlamaCPP)",
    r"fastembed\.([\w.]*\.)?(TextEmbedding|SparseTextEmbedding|ImageEmbedding|LateInteractionTextEmbedding|TextCrossEncoder)",
    r"FlagEmbedding\.(BGEM3FlagModel|FlagModel|FlagReranker|FlagLLMReranker|FlagAutoModel\.from_finetuned)",
    r"InstructorEmbedding\.INSTRUCTOR|keybert\.KeyBERT|bertopic\.BERTopic\.load|detoxify\.Detoxify",
    r"simpletransformers\.[\w.]+\.\w+Model",
    r"spacy\.load|\w+_core_\w+_(sm|md|lg|trf)\.load",
    r"flair\.(models\.([\w.]*\.)?\w+|nn\.Classifier)\.load",
    r"flair\.embeddings\.(Transformer\w+Embeddings|FlairEmbeddings|WordEmbeddings)",
    r"stanza\.Pipeline",
    r"gensim\.models\.([\w.]*\.)?\w+\.(load|load_word2vec_format|load_fasttext_format)|gensim\.models\.fasttext\.load_\w+",
    r"gensim\.downloader\.load",
    r"fasttext\.(FastText\.)?load_model",
    r"allennlp\.(predictors\.([\w.]*\.)?Predictor\.from_path|models\.archival\.load_archive)",
    r"rasa\.core\.agent\.(Agent\.load|load_agent)",
    r"llama_cpp\.Llama(\.from_pretrained)?|gpt4all\.GPT4All|vllm\.LLM|mlx_lm\.load|paddlenlp\.Taskflow",
    r"rerankers\.Reranker|flashrank\.Ranker",
    # pictures
    r"ultralytics\.(YOLO\w*|RTDETR|SAM|FastSAM|NAS)|yolov5\.load|super_gradients\.training\.models\.get",
    r"easyocr\.Reader|paddleocr\.(PaddleOCR\w*|PPStructure\w*)|keras_ocr\.pipeline\.Pipeline|pix2tex\.cli\.LatexOCR",
    r"rapidocr(_onnxruntime|_openvino)?\.RapidOCR",
    r"insightface\.(app\.FaceAnalysis|model_zoo\.get_model)|mtcnn\.(mtcnn\.)?MTCNN|facenet_pytorch\.MTCNN",
    r"cv2\.dnn\.read(Net|NetFrom\w+)|cv2\.dnn_(DetectionModel|ClassificationModel|TextDetectionModel\w*)",
    r"cv2\.(FaceDetectorYN|FaceRecognizerSF)\.create",
    r"dlib\.(shape_predictor|cnn_face_detection_model_v1|face_recognition_model_v1)",
    r"mediapipe\.tasks\.[\w.]+\.create_from_(options|model_path)",
    r"rembg\.new_session|realesrgan\.RealESRGANer|gfpgan\.GFPGANer|nudenet\.Nude(Detector|Classifier)",
    r"detectron2\.engine\.(defaults\.)?DefaultPredictor|mm\w+\.apis\.(init_\w+|\w+Inferencer)",
    # speech and sound
    r"(whisper|whisperx|stable_whisper)\.load_(model|align_model|faster_whisper|hf_whisper)|([\w.]+\.)?WhisperModel",
    r"(TTS\.api|TTS)\.TTS|kokoro\.KPipeline|piper\.(voice\.)?PiperVoice\.load",
    r"speechbrain\.[\w.]+\.from_hparams|nemo\.collections\.[\w.]+\.(from_pretrained|restore_from)",
    r"pyannote\.audio\.(Pipeline|Model|core\.\w+\.\w+)\.from_pretrained|silero_vad\.load_silero_vad|vosk\.Model",
    r"pywhispercpp\.model\.Model|demucs\.(pretrained\.get_model|api\.Separator)|openwakeword\.model\.Model",
)
_LOADS: Final = regex(rf"^({'|'.join(_NAMES)})$")
_APPLICATIONS: Final = regex(rf"^{_KERAS}\.applications\.([\w.]*\.)?[A-Z]\w+$")
_MADE: Final = regex(
    r"^(timm\.create_model|torchvision\.models\.([\w.]*\.)?[a-z]\w+|doctr\.models\.([\w.]*\.)?\w+_predictor"
    r"|facenet_pytorch\.InceptionResnetV1|segmentation_models_pytorch\.\w+|efficientnet_pytorch\.EfficientNet\.from_pretrained)$"
)
_WEIGHTS: Final = ("weights", "pretrained", "checkpoint_path", "encoder_weights")
_BOOSTERS: Final = frozenset({"lightgbm.Booster", "lightgbm.basic.Booster", "xgboost.Booster", "xgboost.core.Booster"})
LOAD_WORDS: Final = (
    *(b".load(", b"load_", b"from_pretrained", b"from_preset", b"from_single_file", b"from_hparams", b"from_quantized"),
    *(b"InferenceSession", b"Interpreter(", b"compile_model", b"read_model", b"KerasLayer", b"TFSMLayer", b"MLModel("),
    *(b"applications", b"create_model", b"torchvision", b"Booster(", b"model_from_json", b"import_mojo"),
    *(b"SentenceTransformer", b"CrossEncoder", b"HuggingFaceEmbedding", b"HuggingFaceBge", b"HuggingFaceInstruct"),
    *(b"TextEmbedding", b"FlagModel", b"FlagReranker", b"KeyBERT", b"Detoxify", b"LlamaCpp", b"GPT4All", b"Llama("),
    *(
        b"pipeline(",
        b"Pipeline(",
        b"LLM(",
        b"Taskflow",
        b"YOLO",
        b"RTDETR",
        b"SAM(",
        b"Reader(",
        b"OCR(",
        b"ocr_predictor",
    ),
    *(b"FaceAnalysis", b"MTCNN(", b"InceptionResnetV1", b"readNet", b"shape_predictor", b"new_session"),
    *(b"DefaultPredictor", b"init_detector", b"WhisperModel", b"ctranslate2", b"TTS(", b"vosk"),
    *(b"global ",),  # where an object that loads a model is made once
)
"""What a file holds, byte for byte, that loads a model."""


def is_load(name: str) -> bool:
    """Whether a call of this name loads a model, or may, by what it is given."""
    return _LOADS.match(name) is not None or may_load(name)


def may_load(name: str) -> bool:
    """Whether what a call is given says if it loads weights."""
    return name in _BOOSTERS or _APPLICATIONS.match(name) is not None or _MADE.match(name) is not None


def brings_weights(file: FileContext, call: ast.Call, name: str) -> bool:
    """Whether a call that may load weights does: ``resnet50(weights="DEFAULT")``; by default only Keras's applications
    and what is called `from_pretrained` do.
    """
    if name in _BOOSTERS:
        return file.argument(call, "model_file", 1) is not None
    given = [value for word in _WEIGHTS if (value := file.argument(call, word)) is not None]
    if _APPLICATIONS.match(name) or name.endswith("from_pretrained"):
        return not given or file.constant(given[0]) is not None
    values = [(each, file.constant(each)) for each in given]
    return any(isinstance(each, ast.Attribute) if known is UNKNOWN else bool(known) for each, known in values)


__all__ = ["LOAD_WORDS", "brings_weights", "is_load", "may_load"]
