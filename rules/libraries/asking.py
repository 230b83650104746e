"""Which calls ask a model, and which libraries models are made of or asked with: names, area by area.

One table for all rules: what is a model's answer must not depend on who asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex


def _any(names: Iterable[str]) -> str:
    return "|".join(names)


RUNS: Final = frozenset(
    {
        # estimators and networks of any library
        *("predict", "predict_proba", "predict_log_proba", "predict_on_batch", "predict_generator", "predict_step"),
        *("predict_single", "predict_batch", "predict_many"),
        *("decision_function", "score_samples", "kneighbors"),
        *("infer", "inference", "infer_batch", "infer_async", "async_infer", "forward_features"),
        *("execute_v2", "execute_v3", "execute_async_v2", "execute_async_v3", "infer_new_request"),
        # text
        *("generate", "generate_async", "agenerate", "generate_text", "create_chat_completion", "create_completion"),
        *("create_embedding", "get_sentence_embedding"),
        *("embed_query", "embed_documents", "aembed_query", "aembed_documents", "infer_vector"),
        *("get_text_embedding", "get_query_embedding", "get_text_embedding_batch", "aget_text_embedding"),
        *("polarity_scores", "get_text_features", "analyze_sentiment"),
        # pictures
        *("encode_image", "encode_text", "get_image_features", "detectMultiScale", "readtext", "image_to_string"),
        # speech
        *("transcribe", "transcribe_file", "AcceptWaveform", "tts_to_file"),
        *("recognize_google", "recognize_google_cloud", "recognize_whisper", "recognize_whisper_api"),
        *("recognize_faster_whisper", "recognize_openai", "recognize_groq", "recognize_sphinx", "recognize_vosk"),
        "recognize_azure",
        # providers and servers
        *("invoke_model", "invoke_model_with_response_stream", "converse", "converse_stream", "invoke_endpoint"),
        *("invoke_endpoint_async", "invoke_endpoint_with_response_stream", "retrieve_and_generate"),
        *("generate_content", "generate_content_async", "generate_content_stream", "stream_generate_content"),
        *("embed_content", "kickoff", "kickoff_async", "Predict", "ModelInfer"),
    }
)
"""Methods that ask a model, whatever they are called on."""

_PROVIDERS: Final = (
    # models of language, each through its own client
    *("ai21", "anthropic", "cohere", "dashscope", "groq", "mistralai", "mistralai_azure", "mistralai_gcp", "openai"),
    *("qianfan", "volcenginesdkarkruntime", "writerai", "xai_sdk", "zai", "zhipuai", r"cerebras\.cloud\.sdk"),
    *(r"fireworks\.client", r"google\.(genai|generativeai)", "perplexity", "together", "replicate", "ollama"),
    *(r"azure\.ai\.inference", r"ibm_watsonx_ai\.foundation_models", "aleph_alpha_client", "deepinfra", "sambanova"),
    # through a client of others
    *("aisuite", "g4f", "huggingface_hub", "instructor", "litellm", "portkey_ai", r"langfuse\.openai", "vertexai"),
    *(r"langsmith\.wrappers", r"posthog\.ai"),
    # chains, agents and pipelines
    *("autogen", "autogen_agentchat", "autogen_ext", "crewai", "dspy", "guidance", "haystack", "langgraph"),
    *(r"langchain\w*", "llama_index", "magentic", "marvin", "outlines", "pydantic_ai", "semantic_kernel", "smolagents"),
    *(r"agno\.agent", r"phi\.agent", "txtai", "transformers", r"google\.adk"),
    # whatever others made of them
    "fal_client",
)
_METHODS: Final = (
    *("create", "run", "query", "aquery", "parse", "completion", "acompletion", "chat", "complete", "invoke"),
    *("ainvoke", "stream", r"generate\w*", r"embed\w*", "achat", "acomplete", "stream_chat", "astream_chat"),
    *("stream_complete", "astream", "astream_events", "batch", "abatch", "arun", "run_sync", "run_stream"),
    *("completions", "aembedding", "aresponses", "responses", "text_completion", "atext_completion", "rerank"),
    *("arerank", "transcription", "atranscription", "speech", "aspeech", "image_generation", "aimage_generation"),
    *("chat_stream", "chat_completion", "text_generation", "complete_async", "stream_async", "create_with_completion"),
    *("create_partial", "create_iterable", "send_message", "send_message_async", "send_message_stream", "async_run"),
    *("initiate_chat", "a_initiate_chat", "generate_reply", "a_generate_reply", "print_response", "structured_predict"),
    *("feature_extraction", "text_classification", "token_classification", "zero_shot_classification", "summarization"),
    *("translation", "question_answering", "table_question_answering", "visual_question_answering", "fill_mask"),
    *("automatic_speech_recognition", "audio_classification", "audio_to_audio", "text_to_speech", "text_to_image"),
    *("image_classification", "image_segmentation", "image_to_image", "image_to_text", "object_detection"),
    *("classify", "get_embeddings", "run_async", "subscribe"),
    *("sentence_similarity", "text_to_video", "zero_shot_image_classification", "document_question_answering"),
)
PROVIDERS: Final = regex(
    rf"^({_any(_PROVIDERS)})\b(?!.*\.(fine_tuning|fine_tunes|files|vector_stores|uploads)\.).*\.({_any(_METHODS)})$"
    r"|^transformers\.(pipelines\.)?pipeline\(\)$|^torch\.jit\.load\(\)$|^onnxruntime\.InferenceSession\(\)\.run(_async)?$"
    r"|^dashscope\.[\w.]+\.(call|async_call)$|^voyageai\.(Async)?Client\(\)\.(embed|rerank|multimodal_embed)$"
    r"|^agents\.Runner\.run(_sync|_streamed)?$|^boto3\.client\(\)\.(detect_(labels|faces|text|moderation_labels|sentiment"
    r"|entities|key_phrases|dominant_language|pii_entities|document_text)|batch_detect_\w+|recognize_(celebrities|text)"
    r"|analyze_document|analyze_expense|personalize_\w+|compare_faces|search_faces_by_image|translate_text|synthesize_speech"
    r"|start_transcription_job|invoke_agent|retrieve)$"
    r"|^google\.cloud\.(vision|vision_v1)\.ImageAnnotatorClient\(\)\.\w+$"
    r"|^google\.cloud\.(speech|speech_v1|speech_v2)\.Speech(Async)?Client\(\)\.(recognize|long_running_recognize|streaming_recognize)$"
    r"|^google\.cloud\.language(_v1)?\.LanguageServiceClient\(\)\.(analyze|classify|annotate|moderate)\w+$"
    r"|^google\.cloud\.texttospeech\.\w+Client\(\)\.synthesize_speech$"
    r"|^google\.cloud\.videointelligence(_v1)?\.\w+Client\(\)\.annotate_video$"
    r"|^google\.cloud\.documentai\.\w+Client\(\)\.(process|batch_process)_documents?$"
    r"|^google\.cloud\.translate(_v2|_v3)?\.\w*Client\(\)\.translate(_text)?$"
    r"|^google\.cloud\.aiplatform\.Endpoint\(\)\.(raw_predict|explain|predict_async)$"
    r"|^azure\.ai\.(textanalytics|formrecognizer|documentintelligence|vision\.imageanalysis|translation\.text)\.[\w.]*Client\(\)"
    r"\.(analy[sz]e|recogni[sz]e|extract|detect|translate|begin_(analy[sz]e|recogni[sz]e|abstract|extract))\w*$"
    r"|^azure\.cognitiveservices\.speech\.\w+\(\)\.(recognize_once|speak_text|speak_ssml)(_async)?$"
    r"|^elevenlabs\.([\w.]*\.)?\w+\(\)\.(text_to_speech\.convert|text_to_speech\.stream|generate|speech_to_text\.convert)$"
    r"|^assemblyai\.Transcriber\(\)\.(transcribe|submit)$|^deepgram\.\w+\(\)\.listen\..*\.(transcribe_\w+)$"
    r"|^gradio_client\.Client\(\)\.(submit)$|^inference_sdk\.InferenceHTTPClient\(\)\.\w+$"
)
"""Calls by which a provider, a pipeline or a session is asked, through the library that they are of."""

LOCAL: Final = ("transformers", "torch", "onnx")
"""What runs in the own process, of `PROVIDERS`."""

_KERAS: Final = (
    r"(tensorflow\.(compat\.v[12]\.|python\.)?|tf_keras\.)?(tf_)?keras\.([\w.]*\.)?"
    r"(load_model|Sequential|Model|model_from_json|model_from_config|clone_model|applications\.[\w.]+)\(\)"
)
_NETWORKS: Final = (
    _KERAS,
    r"tensorflow\.(compat\.v[12]\.)?saved_model\.load(_v2)?\(\)(\.signatures)?",
    r"tensorflow_hub\.(load|KerasLayer|Module)\(\)",
    r"(torchvision\.models|timm|segmentation_models_pytorch|segmentation_models|monai\.networks\.nets)\.[\w.]+\(\)",
    r"torch\.(hub\.)?load\(\)",
    r"\w[\w.]*\.load_from_checkpoint\(\)",
    r"torch\.jit\.(script|trace|freeze|optimize_for_inference)\(\)",
    r"torch\.(compile|ao\.quantization\.quantize_dynamic|quantization\.quantize_dynamic)\(\)",
    r"torch\.(_inductor\.aoti_load_package|export\.load)\(\)(\.module\(\))?",
    r"peft\.\w+\.from_pretrained\(\)",
    r"transformers\.([\w.]*\.)?(?!\w*(Tokenizer|Processor|Extractor|Config)\w*\.)\w+\.from_pretrained\(\)",
    r"(optimum|auto_gptq|awq|gptqmodel|adapters|setfit|unsloth|open_clip|efficientnet_pytorch|pyannote\.audio)\.([\w.]*\.)?"
    r"(?!\w*(Tokenizer|Processor|Extractor|Config)\w*\.)\w+\.from_pretrained\(\)",
    r"facenet_pytorch\.(InceptionResnetV1|MTCNN)\(\)",
    r"openvino\.([\w.]*\.)?(Core\(\)\.)?compile_model\(\)",
    r"stanza\.Pipeline\(\)",
    r"paddlenlp\.Taskflow\(\)",
    r"paddle\.jit\.load\(\)",
    r"modelscope\.(pipelines\.)?pipeline\(\)",
    r"doctr\.models\.\w+\(\)",
    r"dlib\.(get_frontal_face_detector|shape_predictor|cnn_face_detection_model_v1)\(\)",
    r"kokoro\.KPipeline\(\)",
    r"(rapidocr_onnxruntime|rapidocr|rapidocr_openvino)\.RapidOCR\(\)",
    r"pix2tex\.cli\.LatexOCR\(\)",
    r"transformers\.(pipelines\.)?\w+Pipeline\(\)",
    r"optimum\.pipelines\.pipeline\(\)",
    r"sentence_transformers\.\w+\(\)",
)
NETWORKS: Final = regex(
    rf"^({_any(_NETWORKS)})"
    r"(\.(to|eval|cuda|half|float|bfloat16|cpu|requires_grad_|train|to_bettertransformer|merge_and_unload|compile)\(\))*$"
)
"""Networks that are called themselves, as they are loaded or made."""

CALLED: Final = regex(
    r"^(langchain\w*\.[\w.]*?(\w(Chain|QA|AgentExecutor)|RetrievalQA\w*)(\.from_\w+)?\(\)"
    r"|langchain\w*\.[\w.]*?(load|create|initialize|get)_\w*(chain|agent\w*|qa)\(\)"
    r"|langchain\w*\.([\w.]*\.)?(llms|chat_models)\.[\w.]+\(\)|llama_cpp\.Llama(\.from_pretrained)?\(\)"
    r"|langchain_(openai|groq|anthropic|ollama|mistralai|cohere|together|aws|google_genai|google_vertexai)\.\w*(Chat|OpenAI|LLM)\w*\(\)"
    r"|ctransformers\.\w+\.from_pretrained\(\)|dspy\.(\w+\.)?(Predict|ChainOfThought|ReAct|ProgramOfThought|MultiChainComparison)\(\)"
    r"|dspy\.LM\(\)|smolagents\.\w+(Model|Agent)\(\)|outlines\.(generate\.\w+|Generator|from_\w+)\(\))$"
)
"""Chains and language models that are called themselves: ``qa({"query": text})``."""

ASKED: Final = regex(
    r"(?i)(chain|agent_executor|llm|chat_model|query_engine|chat_engine)(\(\))?"
    r"\.(a?invoke|a?run|a?stream|a?batch|a?query|a?chat)$"
    r"|\.completions\.(create|parse|stream)$|\.responses\.(create|parse|stream)$|\.messages\.stream$"
)
"""Chains and language models, whoever made them."""

_BY_NAME: Final = (
    # text
    r"sentence_transformers\.\w+\(\)\.(encode\w*|predict|rank|similarity|start_multi_process_pool)",
    r"spacy\.load\(\)(\.pipe)?",
    r"\w+_core_\w+\.load\(\)(\.pipe)?",
    r"keybert\.KeyBERT\(\)\.\w+",
    r"bertopic\.BERTopic\(\)\.(transform|fit_transform)",
    r".*\.SentimentIntensityAnalyzer\(\)\.\w+",
    r"fastembed\.([\w.]*\.)?\w+\(\)\.(embed|query_embed|passage_embed|rerank)",
    r"FlagEmbedding\.\w+\(\)\.(encode\w*|compute_score)",
    r"InstructorEmbedding\.INSTRUCTOR\(\)\.encode",
    r"gensim\.([\w.]*\.)?\w+(\.load\w*)?\(\)\.(infer_vector|get_document_topics)",
    r"summarizer\.\w+\(\)",
    r"gpt4all\.GPT4All\(\)\.\w+",
    r"vllm\.([\w.]*\.)?(LLM|AsyncLLMEngine|AsyncLLM|LLMEngine)(\.from_engine_args)?\(\)\.(chat|encode|embed|classify|score|add_request)",
    r"mlx_lm\.(stream_generate|batch_generate)",
    r"argostranslate\.translate\.translate",
    r"deep_translator\.\w+\(\)\.translate(_batch|_file)?",
    r"ctranslate2\.\w+\(\)\.(translate_batch|generate_batch|forward_batch|translate_iterable|generate_tokens|score_batch)",
    r"presidio_analyzer\.AnalyzerEngine\(\)\.analyze",
    r"rerankers\.Reranker\(\)\.rank",
    r"flashrank\.Ranker\(\)\.rerank",
    # pictures
    r"easyocr\.Reader\(\)\.(readtext\w*|recognize|detect)",
    r"paddleocr\.\w+\(\)\.(ocr|predict)",
    r"pytesseract\.(pytesseract\.)?image_to_\w+",
    r"keras_ocr\.pipeline\.Pipeline\(\)\.recognize",
    r"ultralytics\.(YOLO\w*|RTDETR|SAM|FastSAM|NAS)\(\)(\.\w+)?",
    r"cv2\.dnn\.\w+\(\)\.(forward|detect)",
    r"cv2\.dnn_\w+\(\)\.(detect|classify|segment|estimate)",
    r"cv2\.(FaceDetectorYN|FaceRecognizerSF)\.create\(\)\.(detect|feature|match)",
    r"cv2\.FaceDetectorYN_create\(\)\.detect",
    r"face_recognition\.(face_\w+|batch_face_locations)",
    r"deepface\.DeepFace\.\w+",
    r"(mtcnn|mtcnn\.mtcnn)\.MTCNN\(\)\.detect_faces",
    r"retinaface\.RetinaFace\.(detect_faces|extract_faces)",
    r"facenet_pytorch\.MTCNN\(\)\.detect",
    r"insightface\.([\w.]*\.)?\w+\(\)\.(get|detect|get_feat)",
    r"mediapipe\.solutions\.[\w.]+\(\)\.process",
    r"mediapipe\.tasks\.[\w.]+\(\)\.(detect|classify|recognize|segment|embed)(_for_video|_async)?",
    r"rembg\.(remove|bg\.remove)",
    r"(realesrgan\.RealESRGANer|gfpgan\.GFPGANer)\(\)\.enhance",
    r"mmdet\.apis\.(async_)?inference_\w+",
    r"(mmseg|mmpose|mmocr|mmcls|mmpretrain|mmaction)\.apis\.inference_\w+",
    r"detectron2\.engine(\.defaults)?\.DefaultPredictor\(\)",
    r"diffusers\.([\w.]*\.)?\w+\.from_(pretrained|single_file|pipe)\(\)(\.to\(\))?",
    r"nudenet\.\w+\(\)\.(detect|classify)\w*",
    r"imageai\.[\w.]+\(\)\.(detect|classify)\w+",
    # speech and sound
    r"(whisper|mlx_whisper|whisperx|stable_whisper)\.(transcribe|detect_language|decode)",
    r"faster_whisper\.BatchedInferencePipeline\(\)\.transcribe",
    r"(TTS\.api|TTS)\.TTS\(\)\.(tts\w*|voice_conversion\w*)",
    r"bark\.(generate_audio|api\.\w+)",
    r"speechbrain\.[\w.]+\.from_hparams\(\)\.(transcribe|classify|encode|separate|enhance|verify|encode_decode|diarize)_?\w*",
    r"silero_vad\.get_speech_timestamps",
    r"demucs\.(separate\.main|apply\.apply_model|api\.Separator\(\)\.separate_\w+)",
    r"(piper|piper\.voice)\.PiperVoice\.load\(\)\.synthesize\w*",
    # runtimes and servers
    r"(tensorflow\.(compat\.v[12]\.)?lite|tflite_runtime\.interpreter|ai_edge_litert\.interpreter|tflite)\.Interpreter\(\)\.invoke",
    r"(pycoral\.\w+\.\w+\.)?make_interpreter\(\)\.invoke",
    r"openvino\.[\w.()]*create_infer_request\(\)\.\w+",
    r"bentoml\.[\w.()]*to_runner\(\)\.([\w]+\.)?(async_)?run",
    r"ray\.serve\.get_(deployment|app)_handle\(\)(\.\w+)?\.remote",
    r"(deepsparse|sparseml)\.[\w.]+\(\)",
    r"(onnxruntime_genai)\.\w+\(\)\.(generate_next_token|compute_logits)",
    r"modal\.(Function|Cls)\.(lookup|from_name)\(\)[\w.()]*\.remote",
    # tables and series
    r"(surprise|lightfm|implicit)\.[\w.]+\(\)\.(recommend|similar_items)",
    r"(statsmodels|arch)\.[\w.]+\(\)\.fit\(\)\.(forecast|get_forecast|get_prediction)",
)
BY_NAME: Final = regex(rf"^({_any(_BY_NAME)})$")
"""Models of libraries, by the calls that only they have."""

NO_MODEL: Final = regex(
    r"^(barcode|captcha|docxtpl|faker|jinja2|jwt|mimesis|pyotp|qrcode|reportlab|segno|weasyprint|wordcloud)\."
)
"""What generates pictures, pages, codes or samples by no model."""

_MODEL_LIBRARIES: Final = (
    # tables and series
    *("autogluon", "catboost", "darts", "h2o", "imblearn", "implicit", "lifelines", "lightfm", "lightgbm"),
    *("neuralforecast", "neuralprophet", "pmdarima", "prophet", "pycaret", "pyod", "pytorch_tabnet", "sklearn"),
    *("sklearnex", "skops", "sktime", "statsforecast", "statsmodels", "surprise", "tpot", "xgboost", "cuml", "river"),
    # networks and their runtimes
    *("accelerate", "ai_edge_litert", "coremltools", "ctranslate2", "diffusers", "fastai", "flax", "haiku", "keras"),
    *("keras_cv", "keras_nlp", "keras_hub", "lightning", "mlx", "mlx_lm", "mxnet", "onnxruntime", "onnxruntime_genai"),
    *("openvino", "optimum", "paddle", "peft", "pytorch_lightning", "tensorflow", "tensorflow_hub", "tensorrt"),
    *("tf_keras", "tflite_runtime", "timm", "torch", "torchvision", "transformers", "tritonclient", "unsloth", "jax"),
    # text
    *("FlagEmbedding", "allennlp", "argostranslate", "bertopic", "detoxify", "fastembed", "fasttext", "flair"),
    *("flashrank", "gensim", "gpt4all", "keybert", "llama_cpp", "nltk", "paddlenlp", "sentence_transformers", "setfit"),
    *("simpletransformers", "spacy", "stanza", "textblob", "vaderSentiment", "vllm", "ctransformers", "modelscope"),
    # pictures
    *("cv2", "deepface", "detectron2", "dlib", "doctr", "easyocr", "face_recognition", "facenet_pytorch"),
    *("insightface", "keras_ocr", "mediapipe", "mmdet", "mmseg", "mtcnn", "open_clip", "paddleocr", "pytesseract"),
    *("rapidocr_onnxruntime", "rembg", "retinaface", "segment_anything", "segmentation_models_pytorch"),
    "ultralytics",
    # speech
    *("TTS", "bark", "faster_whisper", "kokoro", "pyannote", "speech_recognition", "speechbrain", "vosk", "whisper"),
    *("whisperx", "mlx_whisper", "stable_whisper"),
    # providers, chains and agents
    *("ai21", "aisuite", "anthropic", "assemblyai", "autogen", "cohere", "crewai", "dashscope", "deepgram", "dspy"),
    *("elevenlabs", r"google\.(genai|generativeai)", r"google\.cloud\.aiplatform", "groq", "haystack"),
    *("huggingface_hub", "inference_sdk", "instructor", r"langchain\w*", "langgraph", "litellm", "llama_index"),
    *("mistralai", "ollama", "openai", "portkey_ai", "pydantic_ai", "replicate", "semantic_kernel", "smolagents"),
    *("together", "vertexai", "voyageai", "zhipuai", r"azure\.ai\.inference", r"azure\.cognitiveservices"),
    # what keeps and brings models
    *("bentoml", "joblib", "mlflow", "pickle", "ray"),
)
MODEL_LIBRARY: Final = regex(rf"^({_any(_MODEL_LIBRARIES)})(\.|$)")
"""What models are made of, kept by or asked with."""

_LANGUAGE: Final = (
    *("FlagEmbedding", "ai21", "aisuite", "anthropic", r"azure\.ai\.inference", "boto3", "cohere", "crewai"),
    *("ctransformers", "dashscope", "dspy", "fastembed", "flair", r"google\.(genai|generativeai)", "gpt4all", "groq"),
    *("haystack", "huggingface_hub", "instructor", "keras", r"langchain\w*", "langgraph", "litellm", "llama_cpp"),
    *("llama_index", "mistralai", "mlx_lm", "ollama", "openai", "optimum", "portkey_ai", "pydantic_ai", "replicate"),
    *("semantic_kernel", "sentence_transformers", "setfit", "simpletransformers", "smolagents", "spacy", "stanza"),
    *("tensorflow", "tf_keras", "together", "torch", "transformers", "vertexai", "vllm", "voyageai", "zhipuai"),
    *("bertopic", "keybert", "argostranslate", "ctranslate2", "detoxify", "TTS", "kokoro", "bark", "elevenlabs"),
)
LANGUAGE: Final = regex(rf"^({_any(_LANGUAGE)})(\.|$)")
"""What models of language are made of, or asked with."""

NAMED: Final = regex(
    r"((^|\.|_)((make|get|run|generate|compute)_predictions?|run_inference|predict(?!ion|or)\w*|chat_completion)"
    r"|(^|\.)_?predict(ions?|or))(\(\))?$"
)
"""Functions that say by their names that they ask a model."""


_TABLES: Final = (PROVIDERS, NETWORKS, CALLED, BY_NAME)


@lru_cache(maxsize=100_000)
def asks(name: str, last: str) -> bool:
    """Whether a call of this name, of which ``last`` is the last part, asks a model of a library, or is a method that
    only models have.
    """
    return last in RUNS or ("." in name and any(each.search(name) for each in _TABLES))
