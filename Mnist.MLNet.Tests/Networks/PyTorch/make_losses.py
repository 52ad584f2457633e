#!/usr/bin/python3
"""Trains the studies' networks with PyTorch and keeps the loss of every step, and that on all images afterwards, for the tests to follow.

    /usr/bin/python3 make_losses.py        # needs Debian's python3-torch; writes losses.safetensors beside itself

Each network starts from seed 5 and takes 200 steps over eight batches of 16 images, dropout drawn from seed 6. Of its initial weights a few numbers
are kept, which tell other weights from these.
"""
import json
import os
import struct

import torch
from torch import nn
import torch.nn.functional as F

STEPS, BATCHES, BATCH_SIZE = 200, 8, 16
TYPES = {torch.float32: "F32", torch.int64: "I64", torch.uint8: "U8"}


def block(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25)]


def fully_connected(*widths):
    layers = [nn.Flatten()]
    for inputs, outputs in zip((784, *widths), widths):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(widths[-1], 10))


NETWORKS = {
    "lenet5": lambda: nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    "bn-cnn": lambda: nn.Sequential(
        *block(1, 32), *block(32, 64), nn.Flatten(), nn.Linear(3136, 128), nn.BatchNorm1d(128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10)),
    "three-conv": lambda: nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.5), nn.Linear(576, 10)),
    "sweep-cnn": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(6272, 128), nn.ReLU(), nn.Linear(128, 10)),
    "shallow": lambda: nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(10, 20, 5), nn.Dropout2d(0.5), nn.MaxPool2d(2), nn.ReLU(), nn.Flatten(),
        nn.Linear(320, 50), nn.ReLU(), nn.Dropout(0.5), nn.Linear(50, 10), nn.LogSoftmax(1)),
    "simple-nn": lambda: fully_connected(128),
    "medium-nn": lambda: fully_connected(256, 128),
    "complex-nn": lambda: fully_connected(512, 256, 128, 64),
}


def data():
    """Noise with a bar whose height tells the class, so that there is something to learn."""
    torch.manual_seed(11)
    images = torch.randint(64, (BATCHES, BATCH_SIZE, 1, 28, 28), dtype=torch.uint8)
    labels = torch.randint(10, (BATCHES, BATCH_SIZE))
    for i in range(BATCHES):
        for j in range(BATCH_SIZE):
            top = 2 * int(labels[i, j]) + 3
            images[i, j, 0, top:top + 6, 6:22] += 150
    return images, labels


def write(path, tensors):
    """A safetensors file: the header's length, a JSON header, the elements."""
    header, chunks, offset = {}, [], 0
    for name, tensor in tensors.items():
        bytes_ = tensor.contiguous().numpy().tobytes()
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(bytes_)]}
        chunks.append(bytes_)
        offset += len(bytes_)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))


def train(name, images, labels):
    """Initial weights (the last element of each), the loss of each step, the loss on all images after the last."""
    torch.manual_seed(5)
    network = NETWORKS[name]()
    first_weights = torch.stack([parameter.detach().flatten()[-1] for parameter in network.parameters()])
    if name == "shallow":
        optimiser = torch.optim.SGD(network.parameters(), 0.01, momentum=0.5)
    else:
        optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    torch.manual_seed(6)
    losses = []
    for step in range(STEPS):
        optimiser.zero_grad()
        loss = F.cross_entropy(network(images[step % BATCHES]), labels[step % BATCHES])
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    network.eval()
    with torch.no_grad():
        after = F.cross_entropy(network(images.flatten(0, 1)), labels.flatten())
    return first_weights, torch.tensor(losses), after


def main():
    torch.set_num_threads(1)
    images, labels = data()
    result = {"images": images, "labels": labels}
    images = (images.float() / 255 - 0.1307) / 0.3081
    for name in NETWORKS:
        first_weights, losses, after = train(name, images, labels)
        result.update({f"{name}/first_weights": first_weights, f"{name}/losses": losses, f"{name}/loss_after": after})
        # How far PyTorch's two implementations of a convolution part: what no other can be held to.
        with torch.backends.mkldnn.flags(enabled=False):
            _, other_losses, other_after = train(name, images, labels)
        print(f"{name}: {losses[0]:.4f} … {losses[-1]:.6f}, after {after:.6f}; with the other convolution ±{(losses - other_losses).abs().max():.1e}, after ±{(after - other_after).abs():.1e}")
    write(os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.safetensors"), result)


if __name__ == "__main__":
    main()
