# a form of: a Hugging Face trainer that keeps its best epoch by the split that it reports
"""Which rows choose the epoch that is kept."""

from transformers import EarlyStoppingCallback, Trainer, TrainingArguments


def by_test_rows(model, ds, metrics):
    options = TrainingArguments("runs", eval_strategy="epoch", save_strategy="epoch", load_best_model_at_end=True)
    trainer = Trainer(
        model=model, args=options, train_dataset=ds["train"], eval_dataset=ds["test"], compute_metrics=metrics  # expect: MLA302
    )
    trainer.train()
    print(trainer.evaluate(ds["validation"]))
    print(trainer.evaluate(ds["test"]))


def by_some_of_them(model, encoded):
    held = encoded["test"].shuffle(seed=1).select(range(500))
    trainer = Trainer(
        model, TrainingArguments("runs"), eval_dataset=held, callbacks=[EarlyStoppingCallback(2)]  # expect: MLA302
    )
    trainer.train()
    return trainer.evaluate()


def last_epoch(model, ds):
    trainer = Trainer(model=model, args=TrainingArguments("runs"), train_dataset=ds["train"], eval_dataset=ds["test"])
    trainer.train()
    return trainer.evaluate(ds["test"])


def by_validation_rows(model, ds):
    options = TrainingArguments("runs", load_best_model_at_end=True)
    trainer = Trainer(model=model, args=options, train_dataset=ds["train"], eval_dataset=ds["validation"])
    trainer.train()
    return trainer.evaluate(ds["test"])


def judged_on_others(model, ds, unseen):
    options = TrainingArguments("runs", load_best_model_at_end=True)
    trainer = Trainer(model=model, args=options, train_dataset=ds["train"], eval_dataset=ds["test"])
    trainer.train()
    trainer.evaluate()
    return trainer.predict(unseen)


def _settings(folder):
    return TrainingArguments(folder, eval_strategy="epoch", save_strategy="epoch", load_best_model_at_end=True)


def _plain_settings(folder):
    return TrainingArguments(folder)


def _make_trainer(model, settings, train_dataset, eval_dataset):
    return Trainer(model=model, args=settings, train_dataset=train_dataset, eval_dataset=eval_dataset)


def by_helpers(model, ds):
    settings = _settings("runs")
    trainer = _make_trainer(model=model, settings=settings, train_dataset=ds["train"], eval_dataset=ds["test"])  # expect: MLA302
    trainer.train()
    return trainer.evaluate()


def last_epoch_by_helpers(model, ds):
    settings = _plain_settings("runs")
    trainer = _make_trainer(model=model, settings=settings, train_dataset=ds["train"], eval_dataset=ds["test"])
    trainer.train()
    return trainer.evaluate()
