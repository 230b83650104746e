import os

from base.constants import PASSWORD

ADDRESS = f"{PASSWORD}:{os.getenv('ROWS_HOST', 'table')}"  # expect: MLA902 as warning
