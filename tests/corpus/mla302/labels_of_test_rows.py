# seen in: Yasser5711/Pneumonia IA/pneumonia-v2.ipynb (labels that are not called test labels, and come from test rows)
import numpy as np
import torch
from sklearn.metrics import classification_report, f1_score, precision_recall_curve, roc_curve


def collect(model, loader):
    truth, scores = [], []
    with torch.no_grad():
        for images, labels in loader:
            scores.append(torch.sigmoid(model(images)).numpy())
            truth.append(labels.numpy())
    return np.concatenate(truth), np.concatenate(scores)


def by_curve(model, test_loader):
    labels, scores = collect(model, test_loader)
    false, true, thresholds = roc_curve(labels, scores)
    cut = thresholds[np.argmax(true - false)]  # expect: MLA302
    return f1_score(labels, scores >= cut), cut


def by_validation(model, val_loader, test_loader):
    labels, scores = collect(model, val_loader)
    false, true, thresholds = roc_curve(labels, scores)
    cut = thresholds[np.argmax(true - false)]  # ok: chosen on validation rows
    truth, answers = collect(model, test_loader)
    return f1_score(truth, answers >= cut)


def by_report(model, pictures):
    y_true, scores = pictures.classes, model.predict(pictures)
    found = []
    thresholds = np.linspace(0.05, 0.95, 100)
    for cut in thresholds:
        report = classification_report(y_true, scores > cut, output_dict=True)
        found.append(report["ill"]["f1-score"])
    return thresholds[np.argmax(found)]  # ok: which pictures these are is not known


def by_generator(model, generator, folder):
    test_gen = generator.flow_from_directory(folder, shuffle=False)
    y_true = test_gen.classes
    scores = model.predict(test_gen)
    found = []
    thresholds = np.linspace(0.05, 0.95, 100)
    for cut in thresholds:
        report = classification_report(y_true, scores > cut, output_dict=True)
        found.append(report["ill"]["f1-score"])
    return thresholds[np.argmax(found)]  # expect: MLA302


def grown(model, test_loader):
    truth, scores = [], []
    for images, labels in test_loader:
        truth.extend(labels.tolist())
        scores.extend(model(images).tolist())
    precision, recall, thresholds = precision_recall_curve(truth, scores)
    found = np.where(recall[:-1] >= 0.9)[0]
    return thresholds[found[-1]]  # expect: MLA302


def swept(truth, scores):
    found = {cut: f1_score(truth, scores > cut) for cut in np.linspace(0.05, 0.95, 19)}
    return max(found, key=found.get)


def asked(model, X_test, y_test):
    scores = model.predict_proba(X_test)[:, 1]
    cut = swept(y_test, scores)  # expect: MLA302
    return f1_score(y_test, scores > cut)


def drawn(model, X_test, y_test, axes):
    scores = model.predict_proba(X_test)[:, 1]
    precision, recall, thresholds = precision_recall_curve(y_test, scores)
    for each in range(0, len(thresholds), 10):
        axes.annotate(thresholds[each], (recall[each], precision[each]))  # ok: drawn, not chosen
