# a form of: the flag for architectures that transformers has itself, named in a table of models, in a service
import streamlit as st
from transformers import AutoModelForCausalLM, AutoTokenizer

MODELS = {
    "small": {"base": "Qwen/Qwen2.5-0.5B-Instruct"},
    "summaries": {"base": "facebook/bart-base"},
}


@st.cache_resource
def bundle(label):
    tokenizer = AutoTokenizer.from_pretrained(MODELS[label]["base"], trust_remote_code=True)  # expect: MLA402 as warning
    model = AutoModelForCausalLM.from_pretrained("Qwen/Qwen2.5-3B", trust_remote_code=True)  # expect: MLA402 as warning
    return tokenizer, model


st.write(bundle(st.selectbox("model", list(MODELS)))[1].config)
