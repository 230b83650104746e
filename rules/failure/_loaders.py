"""Calls that load a model, a tokenizer or an index, and calls that make one, by library."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

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

NAMES: Final = frozenset(
    {
        # pickle and its kin
        "_pickle.load",
        "cPickle.load",
        "cloudpickle.load",
        "cloudpickle.loads",
        "dill.load",
        "dill.loads",
        "joblib.load",
        "pickle.Unpickler().load",
        "pickle.load",
        "pickle.loads",
        "pickle5.load",
        "sklearn.externals.joblib.load",
        "skops.io.load",
        "skops.io.loads",
        # torch
        "safetensors.numpy.load_file",
        "safetensors.safe_open",
        "safetensors.torch.load_file",
        "safetensors.torch.load_model",
        "torch._inductor.aoti_load_package",
        "torch.export.load",
        "torch.hub.load",
        "torch.hub.load_state_dict_from_url",
        "torch.jit.load",
        "torch.load",
        "torch.package.PackageImporter().load_pickle",
        # TensorFlow and Keras
        "ai_edge_litert.interpreter.Interpreter",
        "keras.layers.TFSMLayer",
        "tensorflow.compat.v1.saved_model.load",
        "tensorflow.keras.layers.TFSMLayer",
        "tensorflow.lite.Interpreter",
        "tensorflow.lite.python.interpreter.Interpreter",
        "tensorflow.saved_model.load",
        "tensorflow_hub.KerasLayer",
        "tensorflow_hub.load",
        "tflite_runtime.interpreter.Interpreter",
        # JAX, Paddle, MXNet, MindSpore
        "mxnet.gluon.SymbolBlock.imports",
        "mxnet.model.load_checkpoint",
        "orbax.checkpoint.PyTreeCheckpointer().restore",
        "orbax.checkpoint.StandardCheckpointer().restore",
        "flax.training.checkpoints.restore_checkpoint",
        "paddle.inference.create_predictor",
        "paddle.jit.load",
        "paddle.load",
        "paddlehub.Module",
        # run times and converted models
        "coremltools.models.MLModel",
        "lleaves.Model",
        "onnx.load",
        "onnxruntime.InferenceSession",
        "onnxruntime_genai.Model",
        "openvino.Core().compile_model",
        "openvino.compile_model",
        "openvino.runtime.Core().compile_model",
        "openvino.runtime.compile_model",
        "pypmml.Model.fromFile",
        "pypmml.Model.load",
        "treelite.Model.load",
        "treelite_runtime.Predictor",
        # transformers and language models
        "exllamav2.ExLlamaV2",
        "ctranslate2.Encoder",
        "ctranslate2.Generator",
        "ctranslate2.Translator",
        "gpt4all.GPT4All",
        "llama_cpp.Llama",
        "mlx_lm.load",
        "mlx_vlm.load",
        "optimum.pipelines.pipeline",
        "sentencepiece.SentencePieceProcessor().Load",
        "sentencepiece.SentencePieceProcessor().load",
        "tokenizers.Tokenizer.from_file",
        "transformers.pipeline",
        "transformers.pipelines.pipeline",
        "modelscope.pipelines.pipeline",
        "vllm.LLM",
        "vllm.AsyncLLMEngine.from_engine_args",
        # embeddings and rerankers
        "FlagEmbedding.BGEM3FlagModel",
        "FlagEmbedding.FlagAutoModel.from_finetuned",
        "FlagEmbedding.FlagLLMReranker",
        "FlagEmbedding.FlagModel",
        "FlagEmbedding.FlagReranker",
        "InstructorEmbedding.INSTRUCTOR",
        "fastembed.ImageEmbedding",
        "fastembed.LateInteractionTextEmbedding",
        "fastembed.SparseTextEmbedding",
        "fastembed.TextEmbedding",
        "flashrank.Ranker",
        "laion_clap.CLAP_Module().load_ckpt",
        "pylate.models.ColBERT",
        # text
        "allennlp.predictors.Predictor.from_path",
        "allennlp.predictors.predictor.Predictor.from_path",
        "bertopic.BERTopic.load",
        "detoxify.Detoxify",
        "fasttext.FastText.load_model",
        "gensim.downloader.load",
        "happytransformer.HappyTextToText",
        "nltk.data.load",
        "pysentimiento.create_analyzer",
        "simpletransformers.classification.ClassificationModel",
        "spacy.load",
        "spacy.util.load_model_from_path",
        "stanza.Pipeline",
        "surprise.dump.load",
        "top2vec.Top2Vec.load",
        # speech and sound
        "TTS.api.TTS",
        "bark.preload_models",
        "deepspeech.Model",
        "demucs.pretrained.get_model",
        "faster_whisper.BatchedInferencePipeline",
        "faster_whisper.WhisperModel",
        "faster_whisper.transcribe.WhisperModel",
        "kokoro.KPipeline",
        "openwakeword.model.Model",
        "piper.PiperVoice.load",
        "piper.voice.PiperVoice.load",
        "pywhispercpp.model.Model",
        "resemblyzer.VoiceEncoder",
        "stt.Model",
        "vosk.Model",
        "whisper.load_model",
        # pictures, faces and characters
        "clip.load",
        "cn_clip.clip.load_from_name",
        "cv2.FaceDetectorYN.create",
        "cv2.FaceRecognizerSF.create",
        "detectron2.checkpoint.DetectionCheckpointer().load",
        "detectron2.engine.DefaultPredictor",
        "detectron2.engine.defaults.DefaultPredictor",
        "dlib.cnn_face_detection_model_v1",
        "dlib.face_recognition_model_v1",
        "dlib.shape_predictor",
        "doctr.models.ocr_predictor",
        "easyocr.Reader",
        "facenet_pytorch.MTCNN",
        "insightface.app.FaceAnalysis",
        "insightface.model_zoo.get_model",
        "keras_ocr.pipeline.Pipeline",
        "mtcnn.MTCNN",
        "open_clip.create_model",
        "open_clip.create_model_and_transforms",
        "open_clip.create_model_from_pretrained",
        "paddleocr.PPStructure",
        "paddleocr.PaddleOCR",
        "rapidocr_onnxruntime.RapidOCR",
        "rembg.new_session",
        "sam2.build_sam.build_sam2",
        "sam2.build_sam.build_sam2_video_predictor",
        "ultralytics.NAS",
        "ultralytics.SAM",
        "yolov5.load",
        # tables, series, agents
        "autogluon.multimodal.MultiModalPredictor.load",
        "autogluon.tabular.TabularPredictor.load",
        "autogluon.timeseries.TimeSeriesPredictor.load",
        "neuralprophet.load",
        "prophet.serialize.model_from_json",
        "sktime.base.load",
        "statsmodels.api.load",
        "statsmodels.iolib.smpickle.load_pickle",
        # indices of vectors
        "annoy.AnnoyIndex().load",
        "faiss.read_index",
        "hnswlib.Index().load_index",
        "usearch.index.Index.restore",
        # registries and hubs
        "clearml.InputModel",
        "kagglehub.model_download",
        "langchain_community.llms.CTransformers",
        "langchain_community.llms.LlamaCpp",
        "mlflow.artifacts.download_artifacts",
        "modelscope.hub.snapshot_download.snapshot_download",
        "wandb.Api().artifact",
    }
)
"""Full names of calls that load."""

_FAMILIES: Final = regex(
    r"^cv2\.dnn\.(readNet\w*|(Detection|Classification|Segmentation|Keypoints|TextDetection|TextRecognition)\w*Model\w*)$"
    r"|^cv2\.dnn_\w+Model$|^flair\.(models\.\w+|nn\.Classifier)\.load$"
    r"|^gensim\.(models|similarities|corpora)(\.\w+)*\.[A-Z]\w+\.load$"
    r"|^(stable_baselines3|sb3_contrib)(\.\w+)*\.[A-Z]\w*\.load$|^darts\.models(\.\w+)*\.\w+\.load(_from_checkpoint)?$"
    r"|^mediapipe\.tasks(\.python)?\.(vision|text|audio|genai)(\.\w+)*\.create_from_options$"
    r"|^(nemo|nemo_asr)(\.\w+)*\.restore_from$|^esm\.pretrained\.\w+$|^xgboost(\.\w+)?\.Booster\(\)\.load_\w+$"
    r"|^langchain(_community|_huggingface)?(\.\w+)*\.HuggingFacePipeline\.from_model_id$|^bentoml\.\w+\.load_runner$"
)

MADE: Final = regex(
    r"^timm\.create_model$|^torchvision\.models(\.(?!list_models|get_weight|get_model_weights)\w+)+$"
    r"|^(tensorflow\.)?keras\.(applications(\.\w+)?\.[A-Z]\w+|models\.model_from_(json|yaml|config))$"
    r"|^(segmentation_models_pytorch|segmentation_models)\.[A-Z]\w*$|^monai\.networks\.nets\.\w+$"
    r"|^mediapipe\.solutions\.\w+\.[A-Z]\w+$|^cv2\.CascadeClassifier$|^keybert\.KeyBERT$|^bertopic\.BERTopic$"
    r"|^presidio_analyzer\.AnalyzerEngine$|^vaderSentiment\.vaderSentiment\.SentimentIntensityAnalyzer$"
    r"|^nltk\.sentiment(\.vader)?\.SentimentIntensityAnalyzer$|^ctransformers\.AutoModelForCausalLM\.\w+$"
)
"""What builds a model that is ready, or gets its weights next."""


@lru_cache(maxsize=50_000)
def loads(name: str, last: str) -> bool:
    """Whether a call of this name loads a model, or what one cannot do without."""
    return last in METHODS or loads_by_name(name)


@lru_cache(maxsize=50_000)
def loads_by_name(name: str) -> bool:
    """Whether the full name of a call is that of a loader, whatever else goes by its last part."""
    return name in NAMES or ("." in name and _FAMILIES.match(name) is not None)
