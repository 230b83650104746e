from apscheduler.schedulers.background import BackgroundScheduler
from forecast import hourly, once

scheduler = BackgroundScheduler()


def plan(lot):
    scheduler.add_job(hourly, "cron", minute=5, args=[lot])
    return {"planned": lot}


def ask_now(lot):
    return once(lot)
