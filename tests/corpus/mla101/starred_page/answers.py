# seen in: Wannabeasmartguy/GPT-Gradio-Agent local_llm/ollama.py@60a2451f18cde6f31cbb05f73d96a78160d151b4
import requests


def tidy(wish):
    return wish.strip()


def answer(wish):
    told = requests.post("http://localhost:11434/api/chat", json={"wish": wish, "stream": False})  # expect: MLA101
    told.raise_for_status()
    return told.json()["message"]


def try_it_out(wish):
    told = requests.post("http://localhost:11434/api/chat", json={"wish": wish, "stream": False})
    told.raise_for_status()
    print(told.json())
