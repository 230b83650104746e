# seen in: h2oai/h2o-llmstudio llm_studio/prompt.py@a4971c11ed2c93e531607670df7ae9cb673936b4
def chat(model):
    while True:
        text = input("prompt: ")
        try:
            if text == "exit":
                break
            print(model.generate(text))  # ok: each round is another prompt
        except Exception as error:
            print("not understood:", error)


def ask(model, text):
    while True:
        try:
            return model.generate(text)  # expect: MLA104
        except Exception as error:
            print("not answered:", error)
