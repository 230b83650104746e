# a form of: code that OptunaHub and LlamaIndex fetch by a name and import
import optuna
import optunahub
from llama_index.core.llama_pack import download_llama_pack
from llama_index.core.readers import SimpleDirectoryReader

COMMIT = "4f1a9c83b7d2e6a5f09c8b7a6d5e4f3a2b1c0d9e"


def tune(objective):
    module = optunahub.load_module(package="samplers/auto_sampler")  # expect: MLA402
    pinned = optunahub.load_module(package="samplers/auto_sampler", ref=COMMIT)
    here = optunahub.load_local_module(package="samplers/own", registry_root="vendored")
    optuna.create_study(sampler=module.AutoSampler()).optimize(objective)
    return pinned, here


def index(folder):
    pack = download_llama_pack("ZephyrQueryEnginePack", "./pack")  # expect: MLA402
    return pack(SimpleDirectoryReader(folder).load_data())
