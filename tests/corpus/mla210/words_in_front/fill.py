# a form of: documents that are embedded behind the word that the model wants, and questions that are not
import lancedb
from sentence_transformers import SentenceTransformer

encoder = SentenceTransformer("intfloat/multilingual-e5-base", revision="d13f1b27baf31030b7fd040960d60d909913633f")
table = lancedb.connect("articles").open_table("articles")


def fill(articles):
    for article in articles:
        table.add([{"id": article["id"], "vector": encoder.encode(f"passage: {article['body']}")}])
