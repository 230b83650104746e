# seen in: lukas-blecher/LaTeX-OCR pix2tex/cli.py@f0269de46ed87c6dde917a3b8b95d9e3ced7cd5f
import torch


class FormulaReader:
    def __init__(self):
        self.network = torch.jit.load("formula.pt").eval()

    def __call__(self, picture):
        with torch.no_grad():
            return self.network.generate(picture)


class Greeter:
    def __call__(self, name):
        return f"hello {name}"
