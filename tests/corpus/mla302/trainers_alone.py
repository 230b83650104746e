# a form of: a Hugging Face trainer that is given the test split, and a loop that stops by it
"""Epochs that are chosen by test rows in a file that holds out no others."""

import torch
from transformers import Trainer, TrainingArguments


def by_test_rows(model, ds):
    options = TrainingArguments("runs", eval_strategy="epoch", load_best_model_at_end=True)
    trainer = Trainer(
        model=model,
        args=options,
        train_dataset=ds["train"],
        eval_dataset=ds["test"],  # expect: MLA302 as info
    )
    trainer.train()
    trainer.save_model("kept")


def judged_on_others(model, ds, unseen):
    options = TrainingArguments("runs", load_best_model_at_end=True)
    trainer = Trainer(model=model, args=options, train_dataset=ds["train"], eval_dataset=ds["test"])
    trainer.train()
    return trainer.predict(unseen)  # ok: of other rows


def by_a_stopper(model, early_stopping, train_loader, test_loader):
    for _ in range(90):
        run_epoch(model, train_loader)
        test_loss = run_epoch(model, test_loader)
        early_stopping(test_loss, model)  # expect: MLA302
        if early_stopping.early_stop:
            break
    model.load_state_dict(torch.load("kept.pt", weights_only=True))


def only_told(model, tracker, train_loader, test_loader):
    for _ in range(90):
        run_epoch(model, train_loader)
        tracker.update(run_epoch(model, test_loader))  # ok: noted
