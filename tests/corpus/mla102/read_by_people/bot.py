# seen in: privacydied/discord-llm-chatbot bot/router.py@67819e575f4196bc636215abc4f40f39fc8dd055
"""A text about a failure that a person reads in a chat, and one that programs are answered."""

import discord
from discord.ext import commands
from openai import OpenAI

bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())
client = OpenAI(timeout=20)


@bot.event
async def on_message(message):
    await message.channel.send(written(message.content))


def written(text: str) -> str:
    try:
        made = client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18", max_tokens=300, messages=[{"role": "user", "content": text}]
        )
        return made.choices[0].message.content
    except Exception as error:
        return f"Error: {error}"
