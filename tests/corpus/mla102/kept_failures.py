# seen in: freehekimteam/freehekim-rag-api fastapi/rag/pipeline.py@3635c32b60915430bc9de72c9d467107703cd3a3
"""Failures that are put into a cache, where nothing was caught."""

import asyncio

tools_cache = {}


def answer(question, key, cache):
    made = generate(question)
    told = {"answer": made["text"]}
    if "error" in made:
        told["error"] = made["error"]
    cache.set(key, told)  # expect: MLA102 info
    return told


def answer_well(question, key, cache):
    made = generate(question)
    told = {"answer": made["text"]}
    if "error" in made:
        told["error"] = made["error"]
    if "error" not in told:
        cache.set(key, told)
    return told


async def tools_of(servers):
    found = await asyncio.gather(*(ask(server) for server in servers), return_exceptions=True)
    for server, tools in zip(servers, found, strict=True):
        if isinstance(tools, Exception):
            tools_cache[server] = ([], {})  # expect: MLA102 info
        else:
            tools_cache[server] = tools


async def tools_of_those_that_answer(servers):
    found = await asyncio.gather(*(ask(server) for server in servers), return_exceptions=True)
    for server, tools in zip(servers, found, strict=True):
        if isinstance(tools, Exception):
            print(server, "does not answer:", tools)
        else:
            tools_cache[server] = tools
