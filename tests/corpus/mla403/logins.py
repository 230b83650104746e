# a form of: keys in the very call that signs in, first or by name, whatever they look like
import os

import google.generativeai as genai
import telebot
import wandb
from comet_ml import Experiment


def start():
    wandb.login(key="4f1c9e07ab35d2886fc01b7e9d43a5c20e8b61f7")  # expect: MLA403
    wandb.login("b7d20c5e18f94a6371ce0d9285fb43ea6c10d7f9")  # expect: MLA403
    genai.configure(api_key="AIzaSyB4k9QwT7xLm2VfR8dNc5HjZ0pEu3YgA1o")  # expect: MLA403
    return telebot.TeleBot("6184520937:AAHk3vQe9TzLx0RmWc7NfYb2GdUj5sPoV8i")  # expect: MLA403


def others():
    wandb.login(key=os.environ["WANDB_API_KEY"])
    wandb.login(key="your-wandb-api-key-goes-here-0000")
    wandb.login(relogin=True)
    return Experiment(project_name="cats-against-dogs-2024-final-run")
