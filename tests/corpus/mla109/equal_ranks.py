# seen in: Kurkool/cutip-rag-chatbot chat/services/reranker.py
"""Pages that are ranked by a model of another service."""


def rank_with_scores(client, question, pages):
    if not pages:
        return []
    answer = client.ask(question, pages)
    if answer is None:
        return [(page, 0.5) for page in pages]  # expect: MLA109 as info
    return [(pages[each.index], each.score) for each in answer.results]


def score_pages(client, question, pages):
    answer = client.ask(question, pages)
    if answer is None:
        return [(page, None) for page in pages]
    return [(pages[each.index], each.score) for each in answer.results]


def pair(client, pages):
    answer = client.ask(pages)
    if answer is None:
        return [(page, 1.0) for page in pages]
    return [(page, each) for page, each in zip(pages, answer, strict=True)]
