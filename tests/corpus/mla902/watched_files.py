# a form of: a dictionary that only a watcher of files fills, with one entry for each folder
import os

from fastapi import FastAPI
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

app = FastAPI()
folder_history = {}  # expect: MLA902 as info
user_history = {}  # expect: MLA902 as warning
loaded = {}


@app.post("/watch")
def start():
    watch()


def watch():
    class Handler(FileSystemEventHandler):
        @staticmethod
        def on_modified(event):
            folder = os.path.basename(os.path.dirname(event.src_path))
            if folder in loaded:
                folder_history[folder] = loaded.pop(folder).history

    observer = Observer()
    observer.schedule(Handler(), "folders", recursive=True)
    observer.start()


@app.post("/ask")
def ask(user: str, text: str):
    user_history[user] = [text]
    return folder_history.get("main", [])
