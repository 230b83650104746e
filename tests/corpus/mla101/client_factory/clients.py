# seen in: khoj-ai/khoj src/khoj/utils/helpers.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import openai
import requests

session = requests.Session()


def get_client(key, url):
    if "azure" in url:
        client = openai.AzureOpenAI(api_key=key, azure_endpoint=url, api_version="2024-10-21")
    else:
        client = openai.OpenAI(api_key=key, base_url=url)
    return client
