"""Calls that are a model's answer, by library."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mlaudit.code.pattern import regex

METHODS: Final = frozenset(
    {
        # estimators and networks
        "decision_function",
        "infer",
        "kneighbors",
        "predict",
        "predict_generator",
        "predict_log_proba",
        "predict_on_batch",
        "predict_proba",
        "score_samples",
        # language models
        "agenerate",
        "create_chat_completion",
        "generate",
        "generate_content",
        "generate_content_async",
        "generate_text",
        "stream_generate_content",
        # embeddings
        "aembed_documents",
        "aembed_query",
        "embed_content",
        "embed_documents",
        "embed_query",
        "get_sentence_embedding",
        "get_text_embedding",
        # what clouds serve
        "analyze_sentiment",
        "converse",
        "converse_stream",
        "invoke_endpoint",
        "invoke_endpoint_async",
        "invoke_model",
        "invoke_model_with_response_stream",
        # speech, pictures and text
        "polarity_scores",
        "readtext",
        "recognize_azure",
        "recognize_google",
        "recognize_google_cloud",
        "recognize_sphinx",
        "recognize_vosk",
        "recognize_whisper",
        "recognize_whisper_api",
        "transcribe",
        "tts_to_file",
    }
)
"""Last parts by which an answer is known, whatever it is called on."""

NAMES: Final = frozenset(
    {
        # models that are called
        "detectron2.engine.DefaultPredictor()",
        "detectron2.engine.defaults.DefaultPredictor()",
        "easyocr.Reader().detect",
        "llama_cpp.Llama()",
        "optimum.pipelines.pipeline()",
        "modelscope.pipelines.pipeline()",
        "spacy.load()",
        "spacy.load().pipe",
        "stanza.Pipeline()",
        "tensorflow.saved_model.load()",
        "tensorflow_hub.load()",
        "torch.hub.load()",
        "torch.jit.load()",
        "transformers.pipeline()",
        "transformers.pipelines.pipeline()",
        "ultralytics.YOLO()",
        "ultralytics.YOLO().track",
        # run times
        "ai_edge_litert.interpreter.Interpreter().invoke",
        "onnxruntime.InferenceSession().run",
        "tensorflow.lite.Interpreter().invoke",
        "tflite_runtime.interpreter.Interpreter().invoke",
        # embeddings and rerankers
        "FlagEmbedding.BGEM3FlagModel().encode",
        "FlagEmbedding.FlagModel().encode",
        "FlagEmbedding.FlagReranker().compute_score",
        "InstructorEmbedding.INSTRUCTOR().encode",
        "cohere.Client().classify",
        "cohere.Client().embed",
        "cohere.Client().rerank",
        "cohere.ClientV2().embed",
        "cohere.ClientV2().rerank",
        "fastembed.TextEmbedding().embed",
        "flashrank.Ranker().rerank",
        "sentence_transformers.CrossEncoder().rank",
        "sentence_transformers.SentenceTransformer().encode",
        "voyageai.Client().embed",
        "voyageai.Client().rerank",
        # pictures, faces and characters
        "deepface.DeepFace.analyze",
        "deepface.DeepFace.extract_faces",
        "deepface.DeepFace.find",
        "deepface.DeepFace.represent",
        "deepface.DeepFace.verify",
        "face_recognition.face_encodings",
        "face_recognition.face_locations",
        "insightface.app.FaceAnalysis().get",
        "mtcnn.MTCNN().detect_faces",
        "paddleocr.PaddleOCR().ocr",
        "rembg.remove",
        # text
        "keybert.KeyBERT().extract_keywords",
        "presidio_analyzer.AnalyzerEngine().analyze",
        # agents and chains
        "crewai.Crew().kickoff",
        "crewai.Crew().kickoff_async",
        "pydantic_ai.Agent().run",
        "pydantic_ai.Agent().run_stream",
        "pydantic_ai.Agent().run_sync",
        "smolagents.CodeAgent().run",
        "smolagents.ToolCallingAgent().run",
        # services
        "fal_client.run",
        "fal_client.run_async",
        "fal_client.subscribe",
        "replicate.async_run",
        "replicate.run",
    }
)
"""Full names of calls that are an answer."""

_FAMILIES: Final = regex(
    r"^huggingface_hub\.(Async)?InferenceClient\(\)\.(?!get_|list_|health_)\w+$"
    r"|^(google\.cloud\.aiplatform|vertexai)\b.*\.(raw_predict|send_message(_async)?|get_embeddings)$"
    r"|^google\.cloud\.(vision|language|videointelligence|speech|translate)\w*(\.\w+)*\(\)\."
    r"(\w+_detection|annotate_\w+|batch_annotate_\w+|analyze_\w+|recognize|long_running_recognize|translate\w*)$"
    r"|^boto3\.client\(\)\.(detect_\w+|recognize_celebrities|compare_faces|search_faces_by_image|analyze_document"
    r"|synthesize_speech|translate_text|personalize_\w+|retrieve_and_generate)$"
    r"|^cv2\.dnn\.readNet\w*\(\)\.forward$|^mistralai\.(Mistral\(\)|client\.MistralClient\(\))(\.\w+)*\.(complete|chat|create)(_async)?$"
    r"|^langchain\w*(\.\w+)*\.\w*(Chain|LLM|OpenAI|Chat\w+|Ollama|Agent|AgentExecutor)(\.\w+)?\(\)\.(a?run|a?predict|a?apply|a?generate|a?invoke)$"
    r"|^llama_index(\.\w+)*\.as_(query|chat)_engine\(\)\.\w+$"
)


@lru_cache(maxsize=50_000)
def answers(name: str, last: str) -> bool:
    """Whether a call of this name is a model's answer."""
    return last in METHODS or name in NAMES or ("." in name and _FAMILIES.match(name) is not None)
