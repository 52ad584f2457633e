#!/usr/bin/python3
"""Computes with scikit-learn what the tests of the classification report expect.

    /usr/bin/python3 make_fixtures.py        # needs Debian's python3-sklearn; writes scikit_learn.json beside itself
"""
import json
import os
import random

from sklearn.metrics import classification_report

HERE = os.path.dirname(os.path.abspath(__file__))


def case(name, classes, labels, predictions):
    """What scikit-learn says of predictions; divisions by zero give 0, as in the report that is tested."""
    names = [str(i) for i in range(classes)]
    options = dict(labels=list(range(classes)), target_names=names, zero_division=0)
    figures = classification_report(labels, predictions, output_dict=True, **options)
    text = classification_report(labels, predictions, digits=4, **options)
    return {
        "name": name,
        "classes": classes,
        "labels": labels,
        "predictions": predictions,
        "figures": {key: figures[key] for key in [*names, "macro avg", "weighted avg"]},
        "text": as_accuracy(text),
    }


def as_accuracy(text):
    """Where a class neither occurs nor is predicted, scikit-learn calls the accuracy a micro average and repeats it; the report calls it accuracy at all times."""
    lines = text.split("\n")
    return "\n".join(f"{'accuracy':>12}{' ' * 21}{line[33:]}" if line.lstrip().startswith("micro avg") else line for line in lines)


def noisy(classes, rows, noise, seed):
    """Labels with some predictions wrong; classes differ in size."""
    rng = random.Random(seed)
    labels = [min(int(rng.expovariate(0.6)), classes - 1) for _ in range(rows)]
    return labels, [rng.randrange(classes) if rng.random() < noise else label for label in labels]


CASES = [
    case("balanced, three classes", 3, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 0, 1, 1, 1, 2, 2, 2, 0]),
    case("ten classes of different sizes", 10, *noisy(10, 500, 0.2, seed=1)),
    case("all right", 4, [0, 1, 2, 3, 3], [0, 1, 2, 3, 3]),
    case("a class that is never predicted", 3, [0, 1, 2, 2], [0, 0, 2, 2]),
    case("a class without rows", 3, [0, 1, 0, 1], [0, 1, 2, 1]),
    case("a class that is never predicted right", 3, [0, 1, 2, 1], [0, 2, 1, 0]),
    case("a class without rows and predictions", 3, [0, 1, 0, 1], [0, 1, 1, 1]),
]

with open(os.path.join(HERE, "scikit_learn.json"), "w", encoding="utf-8") as file:
    json.dump(CASES, file, indent=1)
    file.write("\n")
