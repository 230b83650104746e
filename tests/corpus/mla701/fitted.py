# a form of: a background task that is asynchronous, and trains
from fastapi import APIRouter, BackgroundTasks
from setfit import SetFitModel, Trainer

router = APIRouter()


def fit(name):
    trainer = Trainer(SetFitModel.from_pretrained("small"), train_dataset=name)
    trainer.train()


async def refit(name):
    model = SetFitModel.from_pretrained(name)  # expect: MLA701
    trainer = Trainer(model, train_dataset=name)
    trainer.train()  # expect: MLA701


async def put_in_mode(model):
    model.train()


@router.post("/fit")
async def start_fit(name: str, tasks: BackgroundTasks):
    tasks.add_task(fit, name)


@router.post("/refit")
async def start_refit(name: str, tasks: BackgroundTasks):
    tasks.add_task(refit, name)
