"""One measurement of PyTorch, the counterpart of Engine/Measurements.cs: takes a request as JSON, prints one line of JSON."""
import array
import gzip
import json
import os
import platform
import select
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

MEAN, DEVIATION = 0.1307, 0.3081
WARM_UP_STEPS = 100
LEAST_PASSES, SCORING_SECONDS = 4, 3


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.AvgPool2d(2)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(self.conv1(x).relu())
        x = self.pool(self.conv2(x).relu())
        x = self.fc1(x.flatten(1)).relu()
        return self.fc3(self.fc2(x).relu())


def shallow():
    return nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Conv2d(10, 20, 5), nn.Dropout2d(0.5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Flatten(), nn.Linear(320, 50), nn.ReLU(), nn.Dropout(0.5), nn.Linear(50, 10), nn.LogSoftmax(1))


def three_conv():
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(64 * 3 * 3, 10))


def bn_cnn():
    def block(inputs, outputs):
        return [
            nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.MaxPool2d(2), nn.Dropout(0.25)]

    return nn.Sequential(
        *block(1, 32), *block(32, 64),
        nn.Flatten(), nn.Linear(64 * 7 * 7, 128), nn.BatchNorm1d(128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10))


def sweep_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(),
        nn.Flatten(), nn.Linear(128 * 7 * 7, 128), nn.ReLU(), nn.Linear(128, 10))


def fully_connected(*hidden):
    layers = [nn.Flatten()]
    for inputs, outputs in zip((784,) + hidden, hidden):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(hidden[-1], 10))


def simple_nn():
    return fully_connected(128)


def medium_nn():
    return fully_connected(256, 128)


def complex_nn():
    return fully_connected(512, 256, 128, 64)


NETWORKS = {
    "lenet5": LeNet5, "shallow": shallow, "three-conv": three_conv,
    "bn-cnn": bn_cnn, "sweep-cnn": sweep_cnn,
    "simple-nn": simple_nn, "medium-nn": medium_nn, "complex-nn": complex_nn,
}


def network_of(request):
    return fully_connected(*request["Hidden"]) if request.get("Hidden") else NETWORKS[request["Network"]]()


def read_idx(folder, name, header):
    path = os.path.join(folder, name)
    with (open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")) as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)


def load(folder, part, count):
    images = read_idx(folder, part + "-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28)[:count]
    labels = read_idx(folder, part + "-labels-idx1-ubyte", 8)[:count]
    return (images.float() / 255 - MEAN) / DEVIATION, labels.long()


class Training:
    """A network that learns from images in memory; a fresh permutation each epoch."""

    def __init__(self, request, images, labels):
        self.images, self.labels, self.batch = images, labels, request["Batch"]
        self.network = network_of(request)
        parameters = self.network.parameters()
        self.optimizer = (
            torch.optim.SGD(parameters, 0.01, momentum=0.5) if request["Optimizer"] == "sgd" else torch.optim.Adam(parameters, 1e-3))

    def run(self, steps):
        count = len(self.labels)
        start = count
        for _ in range(steps):
            if start >= count:
                order, start = torch.randperm(count), 0
            index = order[start:start + self.batch]
            start += self.batch
            self.optimizer.zero_grad(set_to_none=True)
            loss = functional.cross_entropy(self.network(self.images.index_select(0, index)), self.labels.index_select(0, index))
            loss.backward()
            self.optimizer.step()


def correct(network, images, labels, batch):
    """Scores images and counts those that are classified right."""
    network.eval()
    right = 0
    with torch.no_grad():
        for start in range(0, len(labels), batch):
            right += (network(images[start:start + batch]).argmax(1) == labels[start:start + batch]).sum().item()
    return right


def train(request):
    images, labels = load(request["Folder"], "train", request["Images"])
    test_images, test_labels = load(request["Folder"], "t10k", 10_000)
    Training(request, images, labels).run(WARM_UP_STEPS)
    torch.manual_seed(request["Seed"])
    training = Training(request, images, labels)
    start = time.perf_counter()
    training.run(-(-len(labels) // request["Batch"]))
    seconds = time.perf_counter() - start
    return seconds, correct(training.network, test_images, test_labels, 128) / len(test_labels)


def occupy(request):
    """Trains beside another process until the input ends; says when it has begun."""
    training = Training(request, *load(request["Folder"], "train", request["Images"]))
    training.run(WARM_UP_STEPS)
    print("occupied", flush=True)
    while not select.select([sys.stdin], [], [], 0)[0]:
        training.run(WARM_UP_STEPS)
    return 0, 0


def score(request):
    images, labels = load(request["Folder"], "t10k", 10_000)
    network = network_of(request)
    times = []
    while len(times) < LEAST_PASSES or sum(times) < SCORING_SECONDS:
        start = time.perf_counter()
        correct(network, images, labels, request["Batch"])
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:]), 0


def predict(request):
    image = load(request["Folder"], "t10k", 1)[0]
    network = network_of(request).eval()
    times = array.array("d")
    calls = request["Images"] // 3
    with torch.no_grad():
        for _ in range(calls + calls // 10):
            start = time.perf_counter()
            network(image)
            times.append(time.perf_counter() - start)
    return statistics.median(times[calls // 10:]), 0


def multiply(request):
    best = 0.0
    for size in (512, 1024, 2048):
        a, b = torch.rand(size, size), torch.rand(size, size)
        until = time.perf_counter() + 0.7
        while time.perf_counter() < until:
            start = time.perf_counter()
            torch.mm(a, b)
            best = max(best, 2 * size ** 3 / (time.perf_counter() - start))
    return best, 0


def blas():
    """The name of the BLAS that PyTorch has loaded; the last resort is the reference implementation."""
    with open("/proc/self/maps", encoding="utf-8") as file:
        maps = file.read()
    return next((name for name in ("openblas", "mkl", "blis") if name in maps), "reference")


def versions():
    print(json.dumps({"Torch": torch.__version__, "Python": platform.python_version(), "Blas": blas()}))


def main():
    request = json.loads(sys.argv[1])
    if request["Kind"] == "versions":
        versions()
        return
    torch.set_num_threads(request["Threads"])
    value, accuracy = {"train": train, "occupy": occupy, "score": score, "predict": predict, "multiply": multiply}[request["Kind"]](request)
    print(json.dumps({"Value": value, "Accuracy": accuracy}))


main()
