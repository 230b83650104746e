# a form of: a bot whose methods are handed over when it starts
import asyncio

import requests
from aiogram import Dispatcher, F
from telegram.ext import ApplicationBuilder, CommandHandler, MessageHandler, filters
from telethon import TelegramClient, events


class Bot:
    def __init__(self, token):
        self.app = ApplicationBuilder().token(token).build()

    def setup_handlers(self):
        self.app.add_handler(MessageHandler(filters.VOICE, self.transcribe))
        self.app.add_handler(CommandHandler("help", self.help))

    async def transcribe(self, update, context):
        answer = requests.post("https://models.example/asr", timeout=20)  # expect: MLA701 error
        await update.message.reply_text(answer.text)

    async def help(self, update, context):
        answer = await asyncio.to_thread(requests.get, "https://models.example/help", timeout=20)
        await update.message.reply_text(answer.text)


client = TelegramClient("bot", 1, "from the environment")


@client.on(events.NewMessage)
async def answered(event):
    await event.reply(requests.get("https://models.example/answer", timeout=20).text)  # expect: MLA701 error


async def asked(message):
    await message.answer(requests.get("https://models.example/answer", timeout=20).text)  # expect: MLA701 error


def setup(dispatcher: Dispatcher):
    dispatcher.message.register(asked, F.text)
