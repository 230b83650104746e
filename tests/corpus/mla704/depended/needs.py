from typing import Annotated

from fastapi import Depends
from talker import Talker


def get_talker():
    yield Talker("talk.gguf")


TalkerDep = Annotated[Talker, Depends(get_talker)]
