"""Calls of language model providers, and the arguments by which each bounds its output."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_CHAT: Final = ("max_tokens", "max_completion_tokens")
_MADE: Final = (*_CHAT, "model_kwargs")
"""What bounds a chat model that is made once, of LangChain's."""
_SETTINGS: Final = (*_CHAT, "additional_kwargs")
"""The same of LlamaIndex's."""
_WITH: Final = r"(\.with_options\(\)|\.copy\(\))?"
_RAW: Final = r"(with_raw_response\.|with_streaming_response\.)?"
_OPENAI: Final = r"^((langfuse|posthog\.ai)\.)?openai\.(openai\.)?(Async)?(Azure)?OpenAI\(\)" + _WITH
_ANTHROPIC: Final = r"^anthropic\.(lib\.[\w.]+\.)?(Async)?Anthropic(Bedrock|Vertex|Foundry)?\(\)" + _WITH

OUTPUT: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    # OpenAI, and what traces it
    (regex(_OPENAI + rf"\.(beta\.)?chat\.completions\.{_RAW}(create|parse|stream)$"), _CHAT),
    (regex(_OPENAI + rf"\.responses\.{_RAW}(create|parse|stream)$"), ("max_output_tokens",)),
    (
        regex(
            _OPENAI
            + r"\.beta\.threads\.(runs\.(create(_and_poll|_and_stream)?|stream)|create_and_run(_poll|_stream)?)$"
        ),
        ("max_completion_tokens",),
    ),
    (
        regex(r"^openai\.((beta\.)?chat\.completions\.(create|parse)|ChatCompletion\.a?create|Completion\.a?create)$"),
        _CHAT,
    ),
    (regex(r"^openai\.responses\.(create|parse)$"), ("max_output_tokens",)),
    # clients of the same make
    (regex(rf"^groq\.(Async)?Groq\(\){_WITH}\.chat\.completions\.{_RAW}create$"), _CHAT),
    (regex(rf"^together\.(Async)?Together\(\){_WITH}\.chat\.completions\.{_RAW}create$"), _CHAT),
    (regex(rf"^cerebras\.cloud\.sdk\.(Async)?Cerebras\(\){_WITH}\.chat\.completions\.create$"), _CHAT),
    (regex(r"^perplexity\.(Async)?Perplexity\(\)\.chat\.completions\.create$"), _CHAT),
    (regex(r"^portkey_ai\.(Async)?Portkey\(\)(\.with_options\(\))?\.chat\.completions\.create$"), _CHAT),
    (regex(r"^aisuite\.Client\(\)\.chat\.completions\.create$"), _CHAT),
    (
        regex(
            r"^instructor\.(apatch|patch|from_(openai|groq|litellm|mistral|cerebras))\(\)"
            r"\.(chat\.completions\.)?(create|create_with_completion|create_partial|create_iterable)$"
        ),
        _CHAT,
    ),
    # one client for many providers
    (regex(r"^litellm\.(main\.)?(a?(text_)?completion|a?completion_with_retries|batch_completion)$"), _CHAT),
    (regex(r"^litellm\.(router\.)?Router\(\)\.a?(text_)?completion$"), _CHAT),
    (regex(r"^litellm\.a?responses$"), ("max_output_tokens",)),
    # providers with a client of their own
    (regex(r"^mistralai\.(client\.)?Mistral\(\)\.(chat|agents)\.(complete|stream|parse)(_async)?$"), ("max_tokens",)),
    (regex(r"^mistralai(_azure|_gcp)\.Mistral\w+\(\)\.chat\.(complete|stream)(_async)?$"), ("max_tokens",)),
    (regex(r"^mistralai\.(async_)?client\.Mistral(Async)?Client\(\)\.chat(_stream)?$"), ("max_tokens",)),
    (
        regex(r"^cohere\.(Async)?(Bedrock|Sagemaker)?Client(V2)?\(\)(\.v2)?\.(chat|generate|chat_stream)$"),
        ("max_tokens",),
    ),
    (regex(_ANTHROPIC + rf"\.(beta\.)?messages\.{_RAW}(create|stream|parse)$"), ("max_tokens",)),
    (regex(_ANTHROPIC + r"\.completions\.create$"), ("max_tokens_to_sample",)),
    (
        regex(r"^google\.genai\.(client\.)?Client\(\)\.(aio\.)?models\.generate_content(_stream)?$"),
        ("config",),
    ),
    (
        regex(r"^google\.generativeai\.(generative_models\.)?GenerativeModel\(\)\.generate_content(_async)?$"),
        ("generation_config",),
    ),
    (
        regex(
            r"^vertexai\.(preview\.)?generative_models\.(_generative_models\.)?GenerativeModel\(\)"
            r"\.generate_content(_async)?$"
        ),
        ("generation_config",),
    ),
    (regex(r"^ollama\.((Async)?Client\(\)\.)?(chat|generate)$"), ("options",)),
    (regex(r"^azure\.ai\.inference\.(aio\.)?ChatCompletionsClient\(\)\.complete$"), ("max_tokens", "model_extras")),
    (regex(r"^boto3\.client\(\)\.converse(_stream)?$"), ("inferenceConfig",)),
    # LangChain's chat models
    (
        regex(
            r"^langchain(_openai(\.chat_models(\.base|\.azure)?)?|(_community)?\.chat_models(\.openai|\.azure_openai)?)"
            r"\.(Azure)?ChatOpenAI$"
        ),
        _MADE,
    ),
    (regex(r"^langchain_groq\.(chat_models\.)?ChatGroq$"), _MADE),
    (
        regex(r"^langchain_google_genai\.(\w+\.)?ChatGoogleGenerativeAI$"),
        ("max_output_tokens", "max_tokens", "generation_config", "model_kwargs"),
    ),
)
"""(call by its resolved name, what bounds its output). What has a bound by default is left out:
Hugging Face's clients, Fireworks, NVIDIA's and Anthropic's chat models, vLLM's SamplingParams.
"""

MADE: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (regex(r"^langchain_mistralai\.(chat_models\.)?ChatMistralAI$"), _MADE),
    (regex(r"^langchain_together\.(chat_models\.)?ChatTogether$"), _MADE),
    (regex(r"^langchain_deepseek\.(chat_models\.)?ChatDeepSeek$"), _MADE),
    (regex(r"^langchain_xai\.(chat_models\.)?ChatXAI$"), _MADE),
    (regex(r"^langchain_cerebras\.(chat_models\.)?ChatCerebras$"), _MADE),
    (regex(r"^langchain_perplexity\.(chat_models\.)?ChatPerplexity$"), _MADE),
    (regex(r"^langchain_aws\.(chat_models\.)?ChatBedrockConverse$"), ("max_tokens", "model_kwargs")),
    (
        regex(r"^langchain_google_genai\.(\w+\.)?GoogleGenerativeAI$"),
        ("max_output_tokens", "max_tokens", "generation_config", "model_kwargs"),
    ),
    (
        regex(r"^langchain_google_vertexai\.(\w+\.)?ChatVertexAI$"),
        ("max_output_tokens", "max_tokens", "model_kwargs"),
    ),
    (regex(r"^langchain_ollama\.(\w+\.)?(ChatOllama|OllamaLLM)$"), ("num_predict",)),
    (regex(r"^langchain_community\.(chat_models(\.ollama)?\.ChatOllama|llms(\.ollama)?\.Ollama)$"), ("num_predict",)),
    # LlamaIndex's models
    (regex(r"^llama_index\.llms\.openai\.OpenAI(Responses)?$"), (*_SETTINGS, "max_output_tokens")),
    (regex(r"^llama_index\.llms\.azure_openai\.AzureOpenAI$"), _SETTINGS),
    (regex(r"^llama_index\.llms\.(groq\.Groq|openai_like\.OpenAILike|deepseek\.DeepSeek)$"), _SETTINGS),
    # models of frameworks for agents
    (regex(r"^crewai\.(llm\.)?LLM$"), _CHAT),
    (regex(r"^smolagents\.(models\.)?(OpenAIServerModel|OpenAIModel|LiteLLMModel)$"), _CHAT),
    (regex(r"^agno\.models\.(openai\.(chat\.)?OpenAIChat|groq\.(groq\.)?Groq)$"), _CHAT),
    (regex(r"^phi\.(model|llm)\.(openai\.(chat\.)?OpenAIChat|groq\.(groq\.)?Groq)$"), _CHAT),
    (regex(r"^autogen_ext\.models\.openai\.(Azure)?OpenAIChatCompletionClient$"), _CHAT),
    (
        regex(r"^haystack\.components\.generators\.(chat\.)?([a-z_]+\.)?(Azure)?OpenAI(Chat)?Generator$"),
        ("generation_kwargs",),
    ),
)
"""The same of what is made once and asked later: the failure of a call is no matter of it."""

_LAST: Final = frozenset(
    {"create", "acreate", "parse", "stream", "completion", "acompletion", "text_completion", "atext_completion"}
    | {"complete", "complete_async", "stream_async", "chat", "chat_stream", "generate", "generate_content"}
    | {"generate_content_async", "generate_content_stream", "converse", "converse_stream", "parse_async"}
    | {"create_and_poll", "create_and_stream", "create_and_run", "create_and_run_poll", "create_and_run_stream"}
    | {"completion_with_retries", "acompletion_with_retries", "batch_completion", "responses", "aresponses"}
    | {"create_with_completion", "create_partial", "create_iterable"}
    | {"ChatOpenAI", "AzureChatOpenAI", "ChatGroq", "ChatGoogleGenerativeAI"}
)
"""Last parts of all names that `OUTPUT` can match: most names are settled by one look-up."""


_MODELS: Final = frozenset(
    {"GoogleGenerativeAI", "ChatVertexAI", "ChatMistralAI", "ChatTogether", "ChatDeepSeek", "ChatXAI", "ChatCerebras"}
    | {"ChatPerplexity", "ChatBedrockConverse", "ChatOllama", "OllamaLLM", "Ollama", "OpenAI", "OpenAIResponses"}
    | {"AzureOpenAI", "Groq", "OpenAILike", "DeepSeek", "LLM", "OpenAIServerModel", "OpenAIModel", "LiteLLMModel"}
    | {"OpenAIChat", "OpenAIChatCompletionClient", "AzureOpenAIChatCompletionClient", "OpenAIGenerator"}
    | {"AzureOpenAIGenerator", "OpenAIChatGenerator", "AzureOpenAIChatGenerator"}
)
"""The same of `MADE`."""


def output_bounds(name: str) -> tuple[str, ...] | None:
    """The arguments that bound the output of a provider call; None for any other call."""
    if name.rpartition(".")[2] not in _LAST:
        return None
    return next((keywords for pattern, keywords in OUTPUT if pattern.match(name)), None)


def model_bounds(name: str) -> tuple[str, ...] | None:
    """The arguments that bound what a language model writes, of a call or of what is made once; None for others."""
    found = output_bounds(name)
    if found is not None or name.rpartition(".")[2] not in _MODELS:
        return found
    return next((keywords for pattern, keywords in MADE if pattern.match(name)), None)


_ASKS: Final = regex(
    r"\.(chat\.completions|completions|responses|messages|models)\.(with_raw_response\.)?"
    r"(create|parse|stream|generate_content(_stream)?)$"
)
"""Ends of the names of calls of a provider's client, whatever that is called."""
ASKED: Final = (b".completions.", b".responses.", b".messages.", b".models.")


def may_be_of_import(name: str) -> bool:
    """Whether a call may be one of a client that another file of the project made, ``from llm import client``."""
    return _ASKS.search(name) is not None and output_bounds(name) is None and not name.startswith("builtins.")


def bounds_of_import(project: ProjectView, name: str, path: str) -> tuple[str, ...] | None:
    """The arguments that bound the output of such a call, with the project known; None where it is none."""
    return output_bounds(project.expand(name, path))
