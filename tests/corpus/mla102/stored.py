# a form of: scripts that write a None into their records where a model could not be asked, and print why
import json
import logging

import openai
import pandas as pd

client = openai.OpenAI(timeout=20)


def embedding_of(text):
    try:
        return client.embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding
    except Exception as error:  # expect: MLA102
        logging.error("no embedding: %s", error)
        return None


def topic_of(classifier, text):
    try:
        return classifier.predict([text])[0]
    except Exception as error:  # expect: MLA102
        print("no topic:", error)
        return None


def tone_of(text):
    try:
        return client.responses.create(model="gpt-4o-mini-2024-07-18", input=text, max_output_tokens=9).output_text
    except Exception as error:
        print("no tone:", error)
        return None


def write(letters, path):
    with open(path, "w") as stream:
        for letter in letters:
            vector = embedding_of(letter["text"])
            stream.write(json.dumps({"id": letter["id"], "vector": vector}))


def tones(letters):
    kept = []
    for letter in letters:
        tone = tone_of(letter["text"])
        if tone is None:
            continue
        kept.append(tone)
    return kept


def main():
    table = pd.read_parquet("letters.parquet")
    table["topic"] = table["text"].apply(topic_of)
    write(table.to_dict("records"), "letters.jsonl")
    print(tones(table.to_dict("records")))


if __name__ == "__main__":
    main()
