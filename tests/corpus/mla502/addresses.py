# seen in: umbertogriffo/rag-chatbot chatbot/bot/model/settings/llama.py@36a8a9a943114ad13576c9140e30c4c4109a5ff5
"""Where weights are fetched from, as in https://huggingface.co/acme/tiny-GGUF/resolve/main/tiny-Q4.gguf.

    >>> fetch("https://huggingface.co/acme/tiny-GGUF/resolve/main/tiny-Q4.gguf")
"""

import urllib.request

HUB = "https://huggingface.co"


class Small:
    url = "https://huggingface.co/acme/tiny-GGUF/resolve/main/tiny-Q4_K_M.gguf"  # expect: MLA502 as info
    page = "https://huggingface.co/acme/tiny-GGUF"


class Pinned:
    url = "https://huggingface.co/acme/tiny-GGUF/resolve/4556d13015211d73dccd3fdd39d39232506f3e43/tiny-Q4_K_M.gguf"
    logo = "https://huggingface.co/acme/tiny-GGUF/resolve/main/logo.png"


def fetch(name, variant):
    address = f"https://huggingface.co/acme/{name}/resolve/main/{variant}.onnx"  # expect: MLA502 as info
    return urllib.request.urlretrieve(address, f"{variant}.onnx")


def explain():
    print("get it from https://huggingface.co/acme/tiny-GGUF/resolve/main/tiny-Q4_K_M.gguf first")
