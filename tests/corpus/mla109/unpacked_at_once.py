# seen in: TheCacophonyProject/classifier-pipeline docker/latestmodel.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import subprocess

import requests


def run(command):
    return subprocess.run(command, shell=True, check=True, capture_output=True).stdout


def attempt(command):
    return subprocess.run(command, shell=True, capture_output=True).stdout


def fetch_voice(address, name, folder):
    answer = requests.get(address, timeout=60)
    open(name, "wb").write(answer.content)  # expect: MLA109 as info
    run(f"tar -xzf {name} -C {folder}")


def fetch_words(address, name, folder):
    answer = requests.get(address, timeout=60)
    with open(name, "wb") as file:
        file.write(answer.content)  # expect: MLA109 as info
    subprocess.check_call(["unzip", name, "-d", folder])


def fetch_tones(address, name, folder):
    answer = requests.get(address, timeout=60)
    open(name, "wb").write(answer.content)  # expect: MLA109 as warning
    attempt(f"tar -xzf {name} -C {folder}")


def fetch_list(address, name, folder):
    answer = requests.get(address, timeout=60)
    open(name, "wb").write(answer.content)  # expect: MLA109 as warning
    run(f"tar -czf {folder}/old.tgz {folder}; cp {name} {folder}")
