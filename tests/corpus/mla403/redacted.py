# seen in: somali-nlp/somali-dialect-classifier scripts/demo_log_redaction.py@8099b55564c658c98db514a527c599eb647baf1b
"""What is taken out of texts that stand in the same file was made up to show it."""

import json
import logging

from gauges.hygiene import redact_entry

log = logging.getLogger(__name__)


def show_plain():
    entry = {"station": "north", "password": "Rainfall2031982", "api_key": "gauge-7Hq2Lw9Zt4Xv8Nb3"}
    print(json.dumps(entry))
    print(json.dumps(redact_entry(entry)))


def show_text():
    note = redact_entry("sent with 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")  # expect: MLA403 as info
    log.info(note, extra={"access_token": "gauge-2Kd8Rm5Ys1Vc6Pf4"})


show_plain()
show_text()
