# seen in: PromtEngineer/localGPT rag_system/indexing/overview_builder.py@34f3107f56a88203859092312231b945a711c619
"""Texts about a failure that are kept where a language model's text was to be."""

import json


class Summaries:
    def __init__(self, client, path):
        self.client = client
        self.path = path

    def add(self, key, text):
        try:
            summary = self.client.generate_completion(prompt=text[:4000])["response"]
        except Exception as error:  # expect: MLA102 as warning
            summary = f"Failed to summarize: {error}"
        with open(self.path, "a") as out:
            out.write(json.dumps({"key": key, "summary": summary}) + "\n")

    def add_or_say(self, key, text):
        failed = False
        try:
            summary = self.client.generate_completion(prompt=text[:4000])["response"]
        except Exception as error:
            summary = f"Failed to summarize: {error}"
            failed = True
        with open(self.path, "a") as out:
            out.write(json.dumps({"key": key, "summary": summary, "failed": failed}) + "\n")

    def add_or_leave(self, key, text):
        try:
            summary = self.client.generate_completion(prompt=text[:4000])["response"]
        except Exception as error:
            raise RuntimeError(f"no summary of {key}") from error
        with open(self.path, "a") as out:
            out.write(json.dumps({"key": key, "summary": summary}) + "\n")

    def show(self, text):
        try:
            summary = self.client.generate_completion(prompt=text[:4000])["response"]
        except Exception as error:
            summary = f"Failed to summarize: {error}"
        print(summary)
