from sentence_transformers import SentenceTransformer

encoder = SentenceTransformer("nomic-ai/nomic-embed-text-v1.5", revision="e9b6763023c676ca8431644204f50c2b100d9aab")


def search(table, question):
    return table.search(encoder.encode("search_query: " + question)).limit(5).to_list()
