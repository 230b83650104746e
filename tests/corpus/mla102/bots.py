# seen in: privacydied/discord-llm-chatbot bot/controller.py@67819e575f4196bc636215abc4f40f39fc8dd055
"""Failures that a bot tells whoever wrote to it, and one that it keeps to itself."""

import logging

logger = logging.getLogger(__name__)


async def told(ctx, picture):
    try:
        return await ctx.send(model.predict(picture))
    except Exception as error:
        logger.error("no answer: %s", error)
        await ctx.send("An error occurred, try again")


async def untold(ctx, picture):
    try:
        return await ctx.send(model.predict(picture))
    except Exception as error:  # expect: MLA102
        logger.error("no answer: %s", error)
        await ctx.send("Nothing to see here")
