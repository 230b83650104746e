"""What answers messages and not routes: bots, agents that speak, streams and queues, tools; by their marks.

Most of them are coroutines: what holds their thread holds all who write, speak or call at the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

BOT: Final = "chat bot"
QUEUE: Final = "task queue"
STREAM: Final = "stream"
VOICE: Final = "voice agent"

_DISCORDS: Final = ("discord", "nextcord", "disnake")
_COMMANDS: Final = ("command", "hybrid_command", "event", "listen", "slash_command", "message_command", "user_command")
_SLACK: Final = ("event", "message", "command", "action", "shortcut", "view", "options", "function")
_AIOGRAM: Final = (
    *("message", "edited_message", "channel_post", "callback_query", "inline_query", "poll_answer", "business_message"),
    *("message_handler", "callback_query_handler", "inline_handler", "channel_post_handler"),
)
_TELEBOT: Final = ("message_handler", "callback_query_handler", "inline_handler", "channel_post_handler")
_PYROGRAM: Final = ("on_message", "on_edited_message", "on_callback_query", "on_inline_query")
_DISPATCHERS: Final = tuple(
    f"aiogram.{name}()" for name in ("Dispatcher", "Router", "dispatcher.Dispatcher", "dispatcher.router.Router")
)
_FASTMCP: Final = (
    *("mcp.server.fastmcp", "mcp.server.fastmcp.server", "mcp.server", "fastmcp", "fastmcp.server"),
    "fastmcp.server.server",
)
_BROKERS: Final = {
    "kafka": "Kafka",
    "confluent": "Kafka",
    "rabbit": "Rabbit",
    "nats": "Nats",
    "redis": "Redis",
}


def _marks() -> Iterator[tuple[str, str]]:
    """Decorators by their dotted names, with what calls the functions that bear them."""
    for discord in _DISCORDS:
        bots = (
            *("Client", "AutoShardedClient", "Bot", "AutoShardedBot", "InteractionBot"),
            *("ext.commands.Bot", "ext.commands.AutoShardedBot", "ext.commands.InteractionBot"),
        )
        for bot in bots:
            yield from ((f"{discord}.{bot}().{name}", BOT) for name in (*_COMMANDS, "tree.command"))
        for tree in ("app_commands.CommandTree().command", "app_commands.command", "slash_command"):
            yield f"{discord}.{tree}", BOT
        cogs = ("command", "hybrid_command", "slash_command", "Cog.listener")
        yield from ((f"{discord}.ext.commands.{name}", BOT) for name in cogs)
    for app in ("App()", "app.App()", "async_app.AsyncApp()", "app.async_app.AsyncApp()"):
        yield from ((f"slack_bolt.{app}.{name}", BOT) for name in _SLACK)
    for dispatcher in _DISPATCHERS:
        yield from ((f"{dispatcher}.{name}", BOT) for name in _AIOGRAM)
    for bot in ("telebot.TeleBot()", "telebot.async_telebot.AsyncTeleBot()"):
        yield from ((f"{bot}.{name}", BOT) for name in _TELEBOT)
    for owner in ("pyrogram.Client()", "pyrogram.Client", "hydrogram.Client()", "hydrogram.Client"):
        yield from ((f"{owner}.{name}", BOT) for name in _PYROGRAM)
    for owner in ("telethon.TelegramClient()", "telethon.sync.TelegramClient()", "telethon.client.TelegramClient()"):
        yield f"{owner}.on", BOT
    for owner in ("linebot", "linebot.v3", "linebot.v3.webhook", "linebot.webhook"):
        yield f"{owner}.WebhookHandler().add", BOT
    for matcher in ("on_message", "on_command", "on_regex", "on_keyword", "on_type"):
        yield f"nonebot.{matcher}().handle", BOT
    for name in ("on_message", "on_event"):
        yield from ((f"uagents.{owner}().{name}", "agent") for owner in ("Agent", "Protocol"))
    for name in ("on_query", "on_rest_post", "on_rest_get"):
        yield f"uagents.Agent().{name}", "agent"

    for step in ("on_message", "on_chat_start", "on_chat_resume", "on_audio_chunk", "on_audio_end", "action_callback"):
        yield f"chainlit.{step}", "Chainlit"
    for step in ("on_settings_update", "step"):
        yield f"chainlit.{step}", "Chainlit"
    for name in ("function_tool", "llm.function_tool", "llm.ai_callable"):
        yield f"livekit.agents.{name}", VOICE
    yield "livekit.agents.AgentServer().rtc_session", VOICE

    for module in _FASTMCP:
        yield from ((f"{module}.FastMCP().{what}", "MCP") for what in ("tool", "resource", "prompt", "custom_route"))
    for module in ("mcp.server", "mcp.server.lowlevel", "mcp.server.lowlevel.server"):
        yield from ((f"{module}.Server().{what}", "MCP") for what in ("call_tool", "read_resource", "get_prompt"))

    for module, name in _BROKERS.items():
        for owner in (f"{module}.{name}Broker()", f"{module}.{name}Router()", f"{module}.fastapi.{name}Router()"):
            yield f"faststream.{owner}.subscriber", STREAM
    yield from ((f"faust.App().{what}", STREAM) for what in ("agent", "page"))
    yield "quixstreams.Application().dataframe().apply", STREAM

    for owner in ("celery.app.base.Celery()", "celery.app.Celery()", "celery.current_app"):
        yield f"{owner}.task", QUEUE
    for owner in (
        "InMemoryBroker()",
        "ZeroMQBroker()",
        "async_shared_broker",
        "brokers.shared_broker.async_shared_broker",
    ):
        yield f"taskiq.{owner}.task", QUEUE
    for owner in ("ListQueueBroker", "PubSubBroker", "RedisStreamBroker", "RedisAsyncResultBackend"):
        yield f"taskiq_redis.{owner}().task", QUEUE
    for owner in ("taskiq_aio_pika.AioPikaBroker", "taskiq_nats.NatsBroker", "taskiq_nats.PullBasedJetStreamBroker"):
        yield f"{owner}().task", QUEUE
    for owner in ("Huey", "RedisHuey", "SqliteHuey", "PriorityRedisHuey", "MemoryHuey"):
        yield f"huey.{owner}().task", QUEUE
    for name in ("dramatiq.actor", "rq.decorators.job", "rq.job", "procrastinate.App().task", "streaq.Worker().task"):
        yield name, QUEUE

    for library, parts in (
        ("strawberry", ("field", "mutation", "subscription")),
        ("ariadne", ("QueryType().field", "MutationType().field", "SubscriptionType().source")),
    ):
        yield from ((f"{library}.{part}", "GraphQL") for part in parts)


LISTENERS: Final[dict[str, str]] = dict(_marks())
"""Decorators of functions that something else than a route calls with what was sent."""

_CONSUMER: Final = frozenset({"connect", "receive", "receive_json", "disconnect", "websocket_receive"})
_SOCKET: Final = frozenset({"on_connect", "on_receive", "on_disconnect"})
_CLIENT: Final = frozenset({"on_message", "on_message_edit", "on_interaction", "on_reaction_add", "on_member_join"})
_AGENT: Final = frozenset(
    {"on_enter", "on_user_turn_completed", "llm_node", "stt_node", "tts_node", "transcription_node"}
)
LISTENING: Final[dict[str, tuple[str, frozenset[str]]]] = {
    **{
        f"channels.generic.websocket.{kind}": ("Django Channels", _CONSUMER)
        for kind in (
            *("AsyncWebsocketConsumer", "AsyncJsonWebsocketConsumer", "WebsocketConsumer", "JsonWebsocketConsumer"),
        )
    },
    **dict.fromkeys(
        ("channels.consumer.AsyncConsumer", "channels.consumer.SyncConsumer"), ("Django Channels", _CONSUMER)
    ),
    "channels.generic.http.AsyncHttpConsumer": ("Django Channels", frozenset({"handle"})),
    "starlette.endpoints.WebSocketEndpoint": ("Starlette", _SOCKET),
    **dict.fromkeys(
        ("litestar.handlers.WebsocketListener", "litestar.handlers.websocket_handlers.WebsocketListener"),
        ("Litestar", frozenset({"on_accept", "on_receive", "on_disconnect"})),
    ),
    "tornado.websocket.WebSocketHandler": ("Tornado", frozenset({"open", "on_message", "on_close"})),
    **{
        f"{discord}.{client}": (BOT, _CLIENT)
        for discord in _DISCORDS
        for client in ("Client", "Bot", "ext.commands.Bot", "AutoShardedClient")
    },
    **dict.fromkeys(
        ("botbuilder.core.ActivityHandler", "botbuilder.core.teams.TeamsActivityHandler"),
        (BOT, frozenset({"on_message_activity", "on_turn", "on_members_added_activity"})),
    ),
    **dict.fromkeys(("livekit.agents.Agent", "livekit.agents.voice.Agent"), (VOICE, _AGENT)),
    "pipecat.processors.frame_processor.FrameProcessor": (VOICE, frozenset({"process_frame"})),
    "a2a.server.agent_execution.AgentExecutor": ("A2A", frozenset({"execute"})),
}
"""Bases of classes whose methods are called with what was sent."""

HANDED: Final[dict[str, str]] = {
    **{
        f"telegram.ext.{name}Handler": BOT
        for name in (
            *("Message", "Command", "CallbackQuery", "InlineQuery", "Prefix", "StringCommand", "Type", "PollAnswer"),
            "ChosenInlineResult",
        )
    },
    **{
        f"{library}.handlers.{name}Handler": BOT
        for library in ("pyrogram", "hydrogram")
        for name in ("Message", "CallbackQuery", "InlineQuery", "EditedMessage")
    },
    "telethon.TelegramClient().add_event_handler": BOT,
    **{
        f"{dispatcher}.{kind}.register": BOT
        for dispatcher in _DISPATCHERS
        for kind in ("message", "callback_query", "inline_query", "edited_message", "channel_post")
    },
    **{f"{_DISPATCHERS[0]}.register_{kind}_handler": BOT for kind in ("message", "callback_query", "inline")},
    **{
        f"{bot}.register_{kind}_handler": BOT
        for bot in ("telebot.TeleBot()", "telebot.async_telebot.AsyncTeleBot()")
        for kind in ("message", "callback_query", "inline")
    },
    **dict.fromkeys(("livekit.agents.WorkerOptions", "livekit.agents.worker.WorkerOptions"), VOICE),
    **{f"{module}.FastMCP().{how}": "MCP" for module in _FASTMCP for how in ("add_tool", "add_resource_fn")},
    **dict.fromkeys(("asyncio.start_server", "asyncio.start_unix_server"), "socket"),
    **dict.fromkeys(("nats.connect().subscribe", "nats.aio.client.Client().subscribe"), STREAM),
    **dict.fromkeys(("arq.func", "arq.worker.func", "arq.cron", "arq.cron.cron"), QUEUE),
}
"""What is handed a function that answers messages."""

__all__ = ["BOT", "HANDED", "LISTENERS", "LISTENING", "QUEUE"]
