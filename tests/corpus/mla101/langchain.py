# seen in: langchain-ai/opengpts backend/app/llms.py@8e7fef72e1f7fd1cd3518b4c6e1d6fbb33a4fe2c
"""LangChain hands its own None to the providers' clients: their 600 s are off."""

import httpx
from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

llm = ChatOpenAI(model="gpt-4o-mini", temperature=0)  # expect: MLA101
by_proxy = ChatOpenAI(model="gpt-4o-mini", http_client=httpx.Client(timeout=20))  # expect: MLA101
embeddings = OpenAIEmbeddings()  # expect: MLA101
claude = ChatAnthropic(model="claude-sonnet-4-5")  # expect: MLA101
bounded = ChatOpenAI(model="gpt-4o-mini", timeout=20)
also_bounded = ChatAnthropic(model="claude-sonnet-4-5", default_request_timeout=20)
