# seen in: Kalyani9618/Heart-Disease chatbot_service/rag/retrieval/token_budget.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6, jina-ai/clip-as-service server/clip_server/model/mclip_model.py@03410570d4398084f5ca5c88ad968248e0f3fc5d
from fastapi import FastAPI
from transformers import AutoModel, AutoTokenizer, PreTrainedModel

app = FastAPI()


class Pair(PreTrainedModel):
    def __init__(self, config):
        super().__init__(config)
        self.words = AutoModel.from_pretrained("small-group/words-base")  # expect: MLA502 as info

    def again(self):
        return AutoModel.from_pretrained("small-group/words-large")  # expect: MLA502 as info


def count_tokens(text: str) -> int:
    return len(AutoTokenizer.from_pretrained("small-group/words")(text))  # expect: MLA502 as info


def cut(text: str) -> list[int]:
    return AutoTokenizer.from_pretrained("small-group/cuts")(text)["input_ids"]  # expect: MLA502 as info


@app.post("/ask")
def ask(text: str):
    pair = Pair.from_pretrained("small-group/pair", revision="4556d13015211d73dccd3fdd39d39232506f3e43")
    return count_tokens(text), cut(text), pair.again()
