# seen in: microsoft/dstoolkit-mlops-base src/register.py
"""What is newest is what a new model has to beat before it is registered."""

from azureml.core import Model, Run


def is_better(new, old):
    return new["auc"] >= float(old.tags.get("auc", 0))


def register(workspace, name, folder):
    run = Run.get_context()
    known = Model(workspace, name)  # ok: compared with the new one
    if is_better(run.get_metrics(), known):
        run.register_model(model_path=folder, model_name=name)


def take_over(workspace, name, folder):
    known = Model(workspace, name)  # expect: MLA503
    known.download(folder)
    return Run.get_context().register_model(model_path=folder, model_name=f"{name}-copy")
