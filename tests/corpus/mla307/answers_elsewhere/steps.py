# seen in: alexis64160/Mlops-Project services/airflow/dags/process_data.py
import requests
from store import keep


def read_pages(pages):
    texts = []
    for page in pages:
        answer = requests.post("http://reader/text", files={"page": page}, timeout=9)  # expect: MLA307 as info
        body = answer.json()
        text = body.get("text")
        texts.append(text)
    keep(texts)


def read_checked(pages):
    texts = []
    for page in pages:
        answer = requests.post("http://reader/text", files={"page": page}, timeout=9)
        answer.raise_for_status()
        text = answer.json().get("text")
        texts.append(text)
    keep(texts)


def read_what_there_is(pages):
    texts = []
    for page in pages:
        answer = requests.post("http://reader/text", files={"page": page}, timeout=9)
        text = answer.json().get("text")
        if text is not None:
            texts.append(text)
    keep(texts)


def download(address):
    answer = requests.get(address, timeout=9)
    return answer.text
