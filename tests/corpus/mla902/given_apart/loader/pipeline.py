# seen in: Yunpei24/fraud-detection-ml data/src/pipelines/batch_pipeline.py
import os

from base.constants import PLACE

ADDRESS = f"{PLACE}:{os.getenv('ROWS_PASSWORD', 'one')}"  # expect: MLA902 as info


def load():
    return ADDRESS
