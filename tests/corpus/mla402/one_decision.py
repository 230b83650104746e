# a form of: the parts of one model, loaded by one name
from catalogue import newest
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer


def by_name():
    config = AutoConfig.from_pretrained("acme/odd-writer", trust_remote_code=True)  # expect: MLA402 as warning
    words = AutoTokenizer.from_pretrained("acme/odd-writer", trust_remote_code=True)  # expect: MLA402 as info
    return AutoModelForCausalLM.from_pretrained("acme/other", config=config, trust_remote_code=True), words  # expect: MLA402 as warning


def by_variable(name):
    words = AutoTokenizer.from_pretrained(name, trust_remote_code=True)  # expect: MLA402 as warning
    if words.is_fast:
        return words, AutoModelForCausalLM.from_pretrained(name, trust_remote_code=True)  # expect: MLA402 as info
    return words, None


def another(name):
    return AutoTokenizer.from_pretrained(name, trust_remote_code=True)  # expect: MLA402 as warning


def set_anew(name):
    words = AutoTokenizer.from_pretrained(name, trust_remote_code=True)  # expect: MLA402 as warning
    name = newest("writer")
    return words, AutoModelForCausalLM.from_pretrained(name, trust_remote_code=True)  # expect: MLA402 as warning


def given_each_time():
    words = AutoTokenizer.from_pretrained(newest("writer"), trust_remote_code=True)  # expect: MLA402 as warning
    return words, AutoModelForCausalLM.from_pretrained(newest("reader"), trust_remote_code=True)  # expect: MLA402 as warning


class Writer:
    def __init__(self, name):
        self.name = name

    def words(self):
        return AutoTokenizer.from_pretrained(self.name, trust_remote_code=True)  # expect: MLA402 as warning

    def model(self):
        return AutoModelForCausalLM.from_pretrained(self.name, trust_remote_code=True)  # expect: MLA402 as info
