# seen in: HarshaSurampudi/langchain-openai-telegram-bot bot.py@8da51be7ee7ccd47a49333d8cd84238cd3a7b664
import requests
from aiogram import Dispatcher
from telegram.ext import ApplicationBuilder, MessageHandler

dispatcher = Dispatcher()


async def message(update, context):
    answer = requests.post("https://models.example/answer", json={"text": update.message.text}, timeout=20)  # expect: MLA701
    await update.message.reply_text(answer.json()["text"])


@dispatcher.message()
async def answer(message):
    reply = requests.post("https://models.example/answer", json={"text": message.text}, timeout=20)  # expect: MLA701
    await message.answer(reply.json()["text"])


app = ApplicationBuilder().token("from the environment").build()
app.add_handler(MessageHandler(None, message))


async def group(update, context):
    import asyncio

    asking = context.client.predict(update.message.text)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(asking)  # ok: a coroutine
    await update.message.reply_text(task.result())
