# seen in: Muhammad-Yunus/Arrhytmia-Classifier-App app/controllers/ecgs.py@1007fda41356c175f012c5fdf97da21c49f6d1de
"""A page of an administration: what it calls on its own host holds the page."""

import requests
from flask_admin import BaseView, expose


class Recordings(BaseView):
    @expose("/process")
    def process(self):
        answer = requests.get("http://127.0.0.1:5001/split", params={"name": "a"})  # expect: MLA101
        return self.render("recordings.html", answer=answer.json())


def by_hand():
    return requests.get("http://127.0.0.1:5001/split", params={"name": "a"})
