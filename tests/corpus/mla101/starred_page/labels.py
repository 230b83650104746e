# seen in: Wannabeasmartguy/GPT-Gradio-Agent gga_utils/common.py@60a2451f18cde6f31cbb05f73d96a78160d151b4
def label_of(name):
    return name.title()
