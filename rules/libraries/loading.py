"""Calls that load a model, library by library: by their names alone, or by what they are given.

One table for all rules: what a loader is must not depend on who asks.
"""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .by_library import ByLibrary

_KERAS: Final = r"((tensorflow(\.compat\.v[12]|\.python)?|tf_keras)\.)?(tf_)?keras(\.src)?"
_NAMES: Final = (
    # objects of any library
    r"(sklearn\.externals\.)?joblib\.load",
    r"(pickle|_pickle|cPickle|dill|cloudpickle|compress_pickle)\.load",
    r"pickle5\.load|pickle\.Unpickler\(\)\.load",
    r"skops\.io\.load",
    # Torch
    r"torch\.((jit|hub|export)\.)?load",
    r"torch\.hub\.load_state_dict_from_url",
    r"torch\._inductor\.aoti_load_package|torch\.package\.PackageImporter\(\)\.load_pickle",
    r"safetensors\.(torch|numpy)\.load_(file|model)",
    r"(?!pandas|numpy)[\w.()]+\.load_from_checkpoint",
    r"(fastai\.[\w.]*)?load_learner",
    # TensorFlow and Keras
    _KERAS + r"\.([\w.]*\.)?(models|saving)\.([\w.]*\.)?load_model",
    _KERAS + r"\.layers\.TFSMLayer",
    r"keras_(nlp|hub|cv)\.models\.\w+\.from_preset",
    r"tensorflow\.(compat\.v[12]\.)?saved_model\.(loader\.)?load(_v2)?",
    r"tensorflow_hub\.(load|KerasLayer|Module)",
    r"(tensorflow(\.compat\.v[12])?\.lite(\.python\.interpreter)?|tflite_runtime\.interpreter|ai_edge_litert\.interpreter)"
    r"\.Interpreter",
    r"orbax\.checkpoint\.\w+\(\)\.restore|flax\.training\.checkpoints\.restore_checkpoint",
    # other runtimes
    r"onnx\.load(_model)?",
    r"onnxruntime\.InferenceSession|onnxruntime_genai\.Model|openvino_genai\.\w+Pipeline",
    r"openvino\.(runtime\.)?(Core\(\)\.)?(read_model|compile_model)",
    r"tensorrt\.Runtime\(\)\.deserialize_cuda_engine",
    r"coremltools\.models\.MLModel",
    r"ctranslate2\.(Translator|Generator|Encoder|models\.\w+)",
    r"deepsparse\.(compile_model|Pipeline\.create)",
    r"paddle\.(load|jit\.load|inference\.create_predictor)|paddlehub\.Module|paddlex\.create_(model|pipeline)",
    r"mxnet\.(gluon\.(nn\.)?SymbolBlock\.imports|model\.load_checkpoint|mod\.Module\.load)",
    r"lleaves\.Model|treelite\.Model\.load|treelite_runtime\.Predictor|pypmml\.Model\.(load|fromFile)|hummingbird\.ml\.load",
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
    r"surprise\.dump\.load|sktime\.base\.load|neuralforecast\.(core\.)?NeuralForecast\.load",
    r"(stable_baselines3|sb3_contrib)(\.\w+)*\.[A-Z]\w*\.load",
    r"ludwig\.api\.LudwigModel\.load",
    # text
    r"(transformers|optimum|adapters|setfit|auto_gptq|awq|gptqmodel|unsloth|ctransformers|modelscope)\.([\w.]*\.)?\w+"
    r"\.from_(pretrained|quantized)",
    r"(transformers|optimum|modelscope)\.(pipelines\.)?pipeline",
    r"(diffusers|peft|open_clip)\.([\w.]*\.)?\w+\.from_(pretrained|single_file)",
    r"open_clip\.create_model(_and_transforms|_from_pretrained)?|clip\.load|cn_clip\.clip\.load_from_name",
    r"laion_clap\.CLAP_Module\(\)\.load_ckpt|pylate\.models\.ColBERT|text2vec\.(SentenceModel|Similarity)",
    r"sentence_transformers\.([\w.]*\.)?(SentenceTransformer|CrossEncoder|SparseEncoder)",
    r"langchain(_\w+)?(\.\w+)*\.(HuggingFace(Bge|Instruct)?Embeddings"
    r"|SentenceTransformerEmbeddings|FastEmbedEmbeddings|LlamaCppEmbeddings|GPT4AllEmbeddings)",
    r"langchain(_community|_huggingface)?(\.llms(\.[\w]+)?)?\.(LlamaCpp|GPT4All|CTransformers|HuggingFacePipeline\.from_model_id)",
    r"langchain_community\.chat_models(\.\w+)?\.ChatLlamaCpp",
    r"langchain_community\.cross_encoders(\.\w+)?\.HuggingFaceCrossEncoder",
    r"llama_index(\.\w+)*\.(HuggingFaceEmbedding|FastEmbedEmbedding)",
    r"llama_index\.llms\.(huggingface\.HuggingFaceLLM|llama_cpp\.LlamaCPP)",
    r"fastembed\.([\w.]*\.)?(TextEmbedding|SparseTextEmbedding|ImageEmbedding|LateInteractionTextEmbedding|TextCrossEncoder)",
    r"FlagEmbedding\.(BGEM3FlagModel|FlagModel|FlagReranker|FlagLLMReranker|FlagAutoModel\.from_finetuned)",
    r"InstructorEmbedding\.INSTRUCTOR|keybert\.KeyBERT|bertopic\.BERTopic\.load|detoxify\.Detoxify",
    r"simpletransformers\.[\w.]+\.\w+Model",
    r"top2vec\.Top2Vec\.load|pysentimiento\.create_analyzer|happytransformer\.\w+|easynmt\.EasyNMT",
    r"language_tool_python\.LanguageTool",
    r"spacy\.(load|util\.load_model_from_path)|\w+_core_\w+_(sm|md|lg|trf)\.load",
    r"flair\.(models\.([\w.]*\.)?\w+|nn\.Classifier)\.load",
    r"flair\.embeddings\.(Transformer\w+Embeddings|FlairEmbeddings|WordEmbeddings)",
    r"stanza\.Pipeline",
    r"gensim\.models\.([\w.]*\.)?\w+\.(load|load_word2vec_format|load_fasttext_format|load_facebook_\w+)|gensim\.models\.fasttext\.load_\w+",
    r"gensim\.downloader\.load",
    r"fasttext\.(FastText\.)?load_model",
    r"allennlp\.(predictors\.([\w.]*\.)?Predictor\.from_path|models\.archival\.load_archive)",
    r"rasa\.core\.agent\.(Agent\.load|load_agent)",
    r"llama_cpp\.Llama(\.from_pretrained)?|gpt4all\.GPT4All|vllm\.(LLM|AsyncLLMEngine\.from_engine_args)|mlx_(lm|vlm)\.load",
    r"sglang\.Engine|lmdeploy\.pipeline|exllamav2\.ExLlamaV2|paddlenlp\.Taskflow",
    r"rerankers\.Reranker|flashrank\.Ranker",
    # pictures
    r"ultralytics\.(YOLO\w*|RTDETR|SAM|FastSAM|NAS)|yolov5\.load|super_gradients\.training\.models\.get",
    r"easyocr\.(easyocr\.)?Reader|manga_ocr\.MangaOcr|paddleocr\.(PaddleOCR\w*|PPStructure\w*)|keras_ocr\.pipeline\.Pipeline|pix2tex\.cli\.LatexOCR",
    r"rapidocr(_onnxruntime|_openvino)?\.RapidOCR",
    r"segment_anything\.sam_model_registry|sam2\.build_sam\.build_sam2\w*|groundingdino\.util\.inference\.load_model",
    r"deepface\.DeepFace\.build_model",
    r"insightface\.(app\.(face_analysis\.)?FaceAnalysis|model_zoo\.get_model)|mtcnn\.(mtcnn\.)?MTCNN|facenet_pytorch\.MTCNN",
    r"cv2\.dnn\.readNet\w*|cv2\.dnn(\.|_)(Detection|Classification|Segmentation|Keypoints|TextDetection|TextRecognition)\w*Model\w*",
    r"cv2\.(FaceDetectorYN|FaceRecognizerSF)\.create",
    r"dlib\.(shape_predictor|cnn_face_detection_model_v1|face_recognition_model_v1)",
    r"mediapipe\.tasks\.[\w.]+\.create_from_(options|model_path)",
    r"rembg\.new_session|realesrgan\.RealESRGANer|gfpgan\.GFPGANer|nudenet\.Nude(Detector|Classifier)",
    r"detectron2\.checkpoint\.DetectionCheckpointer\(\)\.load|mmpretrain\.get_model",
    r"detectron2\.engine\.(defaults\.)?DefaultPredictor|mm\w+\.apis\.(inference\.)?(init_\w+|\w+Inferencer)",
    # speech and sound
    r"(whisper|whisperx|stable_whisper|whisper_timestamped)\.load_(model(_from_hub)?|align_model|faster_whisper|hf_whisper)",
    r"([\w.]+\.)?WhisperModel|whisperx\.(diarize\.)?DiarizationPipeline|faster_whisper\.BatchedInferencePipeline",
    r"funasr\.AutoModel|deepspeech\.Model|stt\.Model|bark\.preload_models|resemblyzer\.VoiceEncoder",
    r"spleeter\.separator\.Separator",
    r"(TTS\.api|TTS)\.TTS|kokoro\.KPipeline|piper\.(voice\.)?PiperVoice\.load",
    r"speechbrain\.[\w.]+\.from_hparams|nemo\.collections\.[\w.]+\.(from_pretrained|restore_from)",
    r"pyannote\.audio\.(Pipeline|Model|core\.\w+\.\w+)\.from_pretrained|silero_vad\.load_silero_vad|vosk\.Model",
    r"pywhispercpp\.model\.Model|demucs\.(pretrained\.get_model|api\.Separator)|openwakeword\.model\.Model",
)
_LOADS: Final = ByLibrary(*_NAMES)
_APPLICATIONS: Final = regex(rf"^{_KERAS}\.applications\.([\w.]*\.)?[A-Z]\w+$")
_BOOSTERS: Final = frozenset({"lightgbm.Booster", "lightgbm.basic.Booster", "xgboost.Booster", "xgboost.core.Booster"})
_MAY_LOAD: Final = ByLibrary(
    rf"{_KERAS}\.applications\.([\w.]*\.)?[A-Z]\w+",
    r"timm\.create_model|torchvision\.models\.([\w.]*\.)?[a-z]\w+|doctr\.models\.([\w.]*\.)?\w+_predictor",
    r"facenet_pytorch\.InceptionResnetV1|segmentation_models_pytorch\.\w+",
    r"efficientnet_pytorch\.EfficientNet\.from_pretrained",
    *map(re.escape, sorted(_BOOSTERS)),
)
PATTERNS: Final = (*_LOADS.patterns, *_MAY_LOAD.patterns)
"""What the names of such calls match."""
_EITHER: Final = ByLibrary(*PATTERNS)
_WEIGHTS: Final = ("weights", "pretrained", "checkpoint_path", "encoder_weights")
LOAD_WORDS: Final = (
    *(b".load(", b"load_", b"from_pretrained", b"from_preset", b"from_single_file", b"from_hparams", b"from_quantized"),
    *(b"InferenceSession", b"Interpreter(", b"compile_model", b"read_model", b"KerasLayer", b"TFSMLayer", b"MLModel("),
    *(b"applications", b"create_model", b"torchvision", b"Booster(", b"model_from_json", b"import_mojo"),
    *(b"SentenceTransformer", b"CrossEncoder", b"HuggingFaceEmbedding", b"HuggingFaceBge", b"HuggingFaceInstruct"),
    *(b"TextEmbedding", b"FlagModel", b"FlagReranker", b"KeyBERT", b"Detoxify", b"LlamaCpp", b"GPT4All", b"Llama("),
    *(b"pipeline(", b"Pipeline(", b"LLM(", b"Taskflow", b"YOLO", b"RTDETR", b"SAM("),
    *(b"Reader(", b"OCR(", b"ocr_predictor"),
    *(b"FaceAnalysis", b"MTCNN(", b"InceptionResnetV1", b"readNet", b"shape_predictor", b"new_session"),
    *(b"DefaultPredictor", b"init_detector", b"WhisperModel", b"ctranslate2", b"TTS(", b"vosk"),
    *(b"global ",),  # where an object that loads a model is made once
)
"""What a file holds, byte for byte, that loads a model."""


def concerns_loading(name: str) -> bool:
    """Whether a call of this name `loads` or `may_load`: asked of every call of a file."""
    return _EITHER.match(name)


def loads(name: str) -> bool:
    """Whether a call of this name loads a model, whatever it is given."""
    return _LOADS.match(name)


def may_load(name: str) -> bool:
    """Whether what a call is given says if it loads weights."""
    return _MAY_LOAD.match(name)


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


__all__ = ["LOAD_WORDS", "PATTERNS", "brings_weights", "concerns_loading", "loads", "may_load"]
