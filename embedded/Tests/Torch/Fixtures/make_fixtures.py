#!/usr/bin/python3
"""Computes with PyTorch what the engine's tests expect: operations with their gradients, optimisers, schedules, random streams, training runs.

    /usr/bin/python3 make_fixtures.py        # needs Debian's python3-torch; writes *.safetensors beside itself

Every case of operations.safetensors has in0, in1, … (inputs), out (the result), dout (the gradient that is sent back) and grad0, … (the
gradients of the floating point inputs). The tests hold the same names.
"""
import json
import math
import os
import struct

import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64", torch.int32: "I32", torch.bool: "BOOL", torch.uint8: "U8"}


def write(name, tensors):
    """A safetensors file: the header's length, a JSON header, the elements."""
    header, chunks, offset = {}, [], 0
    for key, value in tensors.items():
        value = value.detach().contiguous()
        data = value.numpy().tobytes()
        header[key] = {"dtype": TYPES[value.dtype], "shape": list(value.shape), "data_offsets": [offset, offset + len(data)]}
        chunks.append(data)
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))


def floats(*shape, low=-2.0, high=2.0, kind=torch.float32):
    return torch.rand(shape, dtype=kind) * (high - low) + low


OPERATIONS = {}


def case(name, function, *inputs):
    leaves = [x.detach().clone().requires_grad_() if x.is_floating_point() else x for x in inputs]
    out = function(*leaves)
    OPERATIONS.update({f"{name}/in{i}": x for i, x in enumerate(leaves)})
    OPERATIONS[f"{name}/out"] = out
    if out.requires_grad:
        dout = floats(*out.shape, kind=out.dtype)
        out.backward(dout)
        OPERATIONS[f"{name}/dout"] = dout
        for i, x in enumerate(leaves):
            if x.is_floating_point() and x.grad is not None:
                OPERATIONS[f"{name}/grad{i}"] = x.grad


def elementwise():
    x = floats(3, 5)
    positive = floats(3, 5, low=0.1, high=3)
    unit = floats(3, 5, low=-0.9, high=0.9)
    for name in ("abs", "neg", "exp", "expm1", "square", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "sigmoid", "erf",
                 "floor", "ceil", "trunc", "frac", "sign", "round", "relu"):
        case(name, getattr(torch, name), x)
    for name in ("log", "log2", "log10", "log1p", "sqrt", "rsqrt", "reciprocal"):
        case(name, getattr(torch, name), positive)
    for name in ("asin", "acos"):
        case(name, getattr(torch, name), unit)
    wide = floats(2, 3, 7, low=-8, high=8)
    case("relu6", F.relu6, wide)
    case("leaky_relu", lambda v: F.leaky_relu(v, 0.1), wide)
    case("elu", lambda v: F.elu(v, 1.5), wide)
    case("gelu", F.gelu, wide)
    case("silu", F.silu, wide)
    case("softplus", lambda v: F.softplus(v, 2, 10), wide)
    case("clamp", lambda v: torch.clamp(v, -0.5, 0.7), x)
    case("clamp_min", lambda v: torch.clamp(v, min=0.25), x)
    case("pow_3", lambda v: v ** 3, x)
    case("pow_half", lambda v: v ** 0.5, positive)
    case("tanh_double", torch.tanh, x.double())
    case("large_exp", torch.exp, floats(1, 40001, low=-20, high=20)[:, ::100])
    a, b = floats(4, 1, 3), floats(2, 3)
    case("add", torch.add, a, b)
    case("sub", torch.sub, a, b)
    case("mul", torch.mul, a, b)
    case("div", torch.div, a, b + 3)
    case("maximum", torch.maximum, a, b)
    case("minimum", torch.minimum, a, b)
    case("atan2", torch.atan2, a, b)
    case("pow", torch.pow, a.abs() + 0.5, b)
    case("remainder", torch.remainder, a, b.abs() + 0.3)
    case("fmod", torch.fmod, a, b.abs() + 0.3)
    case("scalar_minus", lambda v: 2 - v, a)
    case("scalar_over", lambda v: 3 / v, positive)
    case("plus_scalar", lambda v: v + 1.5, a)
    case("times_scalar", lambda v: v * -0.3, a)
    case("add_zero_dims", torch.add, a, torch.tensor(1.25))
    case("where", lambda v, w: torch.where(v > 0, v, w), a, b)
    case("masked_fill", lambda v: v.masked_fill(v > 0.5, -1.0), x)
    case("lerp", lambda v, w: torch.lerp(v, w, torch.tensor(0.3)), floats(3, 2), floats(3, 2))
    case("addcmul", lambda u, v, w: torch.addcmul(u, v, w, value=0.5), floats(3, 2), floats(3, 2), floats(3, 2))
    case("int_floor_divide", lambda v: torch.div(v, 3, rounding_mode="floor"), torch.arange(-7, 8))
    case("int_remainder", lambda v: torch.remainder(v, 3), torch.arange(-7, 8))
    case("int_true_divide", lambda v: v / 4, torch.arange(-3, 3))
    case("less", torch.lt, a, b)


def reductions():
    x = floats(3, 4, 5)
    case("sum", lambda v: v.sum(), x)
    case("sum_1", lambda v: v.sum(1), x)
    case("sum_0_2_keep", lambda v: v.sum((0, 2), keepdim=True), x)
    case("mean", lambda v: v.mean(), x)
    case("mean_1_2", lambda v: v.mean((1, 2)), x)
    case("prod", lambda v: v.prod(), floats(2, 3))
    case("prod_1", lambda v: v.prod(1), x)
    case("max_1", lambda v: v.max(1)[0], x)
    case("min_2", lambda v: v.min(2, keepdim=True)[0], x)
    case("amax_0_2", lambda v: v.amax((0, 2)), x)
    case("max", lambda v: v.max(), x)
    case("argmax_1", lambda v: v.argmax(1), x)
    case("argmin", lambda v: v.argmin(), x)
    case("std_1", lambda v: v.std(1), x)
    case("var", lambda v: v.var(), x)
    case("var_biased", lambda v: v.var((0, 1), unbiased=False), x)
    case("norm", lambda v: v.norm(), x)
    case("norm_3", lambda v: v.norm(3, 1), x)
    case("logsumexp", lambda v: v.logsumexp(2), x)
    case("cumsum", lambda v: v.cumsum(1), x)
    case("softmax_last", lambda v: F.softmax(v, -1), x)
    case("softmax_0", lambda v: F.softmax(v, 0), x)
    case("log_softmax_1", lambda v: F.log_softmax(v, 1), x)
    case("log_softmax_double", lambda v: F.log_softmax(v, -1), x.double())
    case("sum_int", lambda v: v.sum(0), torch.arange(12).reshape(3, 4))
    case("any_1", lambda v: (v > 1.5).any(1), x)
    case("sort", lambda v: v.sort(1)[0], x)
    case("topk", lambda v: v.topk(2, 1)[0], x)


def shapes():
    x = floats(3, 4, 5)
    case("reshape", lambda v: v.reshape(6, -1), x)
    case("flatten_1", lambda v: v.flatten(1), x)
    case("permute", lambda v: v.permute(2, 0, 1), x)
    case("transpose", lambda v: v.transpose(0, 2).reshape(5, 12), x)
    case("narrow", lambda v: v.narrow(1, 1, 2), x)
    case("select", lambda v: v.select(2, -1), x)
    case("slice_step", lambda v: v[:, ::2, 1:], x)
    case("expand", lambda v: v.expand(4, 3, 5), floats(3, 1))
    case("squeeze", lambda v: v.squeeze(1), floats(3, 1, 2))
    case("unsqueeze", lambda v: v.unsqueeze(-1), x)
    case("cat", lambda v, w: torch.cat([v, w], 1), x, floats(3, 2, 5))
    case("stack", lambda v, w: torch.stack([v, w], -1), floats(3, 2), floats(3, 2))
    case("index_select", lambda v, i: v.index_select(1, i), x, torch.tensor([3, 0, 0, 2]))
    case("gather", lambda v, i: v.gather(1, i), x, torch.randint(4, (3, 2, 5)))
    case("scatter_add", lambda v, i, s: v.scatter_add(1, i, s), x, torch.randint(4, (3, 2, 5)), floats(3, 2, 5))
    case("scatter", lambda v, i, s: v.scatter(1, i, s), x, torch.tensor([[0], [3], [1]]).expand(3, 1).unsqueeze(-1).expand(3, 1, 5).clone(), floats(3, 1, 5))
    case("flip", lambda v: v.flip(0, 2), x)
    case("tril", lambda v: v.tril(-1), x)
    case("repeat", lambda v: v.repeat(2, 1, 3), floats(2, 2))
    case("unfold", lambda v: v.unfold(1, 2, 1), x)
    case("pad", lambda v: F.pad(v, (1, 2, 0, 1)), x)
    case("index_tensor", lambda v, i: v[:, i], x, torch.tensor([[3, 0], [1, 1]]))
    case("index_two", lambda v, i: v[i, :, i], x, torch.tensor([2, 0]))
    case("index_mask", lambda v: v[v > 0.5], x)
    case("one_hot", lambda i: F.one_hot(i, 5), torch.tensor([0, 4, 2]))


def products():
    for name, a, b in (("mm", (3, 4), (4, 5)), ("mm_one_row", (1, 7), (7, 3)), ("bmm", (2, 3, 4), (2, 4, 5)), ("matmul_vectors", (4,), (4,)),
                       ("matmul_vector", (3, 4), (4,)), ("matmul_broadcast", (2, 1, 3, 4), (5, 4, 2)), ("matmul_rows", (2, 3, 4), (4, 5)),
                       ("mm_large", (37, 65), (65, 41)), ("mm_empty", (0, 4), (4, 5))):
        case(name, torch.matmul, floats(*a), floats(*b))
    case("mm_double", torch.matmul, floats(3, 4).double(), floats(4, 5).double())
    case("linear", F.linear, floats(5, 7), floats(3, 7), floats(3))
    case("linear_no_bias", F.linear, floats(1, 7), floats(3, 7))
    case("linear_3d", F.linear, floats(2, 3, 7), floats(4, 7), floats(4))
    case("linear_wide", F.linear, floats(33, 129), floats(70, 129), floats(70))
    case("linear_empty", F.linear, floats(0, 7), floats(3, 7), floats(3))


def images():
    for name, x, w, options in (
        ("conv_lenet", (4, 1, 28, 28), (6, 1, 5, 5), dict(padding=2)),
        ("conv_odd", (2, 1, 7, 5), (3, 1, 3, 3), dict(padding=1)),
        ("conv_stride_2", (1, 3, 9, 9), (4, 3, 3, 2), dict(stride=2, padding=(0, 1))),
        ("conv_groups_dilated", (2, 4, 8, 8), (6, 2, 3, 3), dict(padding=2, dilation=2, groups=2)),
        ("conv_16_32", (3, 16, 7, 7), (32, 16, 3, 3), dict(padding=1)),
        ("conv_17_19", (1, 17, 5, 6), (19, 17, 5, 5), dict(padding=2)),
        ("conv_depthwise", (2, 8, 6, 6), (8, 1, 3, 3), dict(padding=1, groups=8)),
        ("conv_1x1", (2, 3, 4, 4), (5, 3, 1, 1), dict()),
        ("conv_wide_padding", (1, 2, 3, 3), (2, 2, 3, 3), dict(padding=4)),
        ("conv_3x3_32", (2, 32, 14, 14), (32, 32, 3, 3), dict(padding=1)),
        ("conv_empty", (0, 3, 8, 8), (4, 3, 3, 3), dict()),
        ("conv_stride_3", (2, 5, 11, 10), (7, 5, 2, 3), dict(stride=(3, 2), padding=1)),
    ):
        scale = 1 / math.sqrt(w[1] * w[2] * w[3])
        case(name, lambda v, u, b, o=options: F.conv2d(v, u, b, **o), floats(*x), floats(*w) * scale, floats(w[0]))
    case("conv_no_bias", lambda v, u: F.conv2d(v, u), floats(2, 3, 6, 6), floats(4, 3, 3, 3) * 0.2)
    case("conv_one_image", lambda v, u, b: F.conv2d(v, u, b), floats(3, 6, 6), floats(4, 3, 3, 3) * 0.2, floats(4))
    for name, x, options in (
        ("max_pool_2", (2, 6, 8, 8), dict(kernel_size=2)),
        ("max_pool_3_2_1", (2, 17, 9, 7), dict(kernel_size=3, stride=2, padding=1)),
        ("max_pool_ceil", (1, 3, 7, 7), dict(kernel_size=2, ceil_mode=True)),
        ("max_pool_dilated", (1, 2, 9, 9), dict(kernel_size=2, stride=1, dilation=2)),
        ("max_pool_one_channel", (2, 1, 6, 6), dict(kernel_size=2)),
        ("max_pool_empty", (0, 3, 6, 6), dict(kernel_size=2)),
    ):
        case(name, lambda v, o=options: F.max_pool2d(v, **o), floats(*x))
    for name, x, options in (
        ("avg_pool_2", (2, 6, 8, 8), dict(kernel_size=2)),
        ("avg_pool_3_2_1", (2, 17, 9, 7), dict(kernel_size=3, stride=2, padding=1, count_include_pad=False)),
        ("avg_pool_padded", (2, 3, 7, 7), dict(kernel_size=3, stride=2, padding=1)),
        ("avg_pool_ceil", (1, 3, 7, 7), dict(kernel_size=2, ceil_mode=True)),
        ("avg_pool_divisor", (1, 3, 6, 6), dict(kernel_size=2, divisor_override=3)),
        ("avg_pool_one_channel", (2, 1, 6, 6), dict(kernel_size=2)),
    ):
        case(name, lambda v, o=options: F.avg_pool2d(v, **o), floats(*x))
    case("adaptive_pool_1", lambda v: F.adaptive_avg_pool2d(v, 1), floats(2, 5, 6, 7))
    case("adaptive_pool_3_2", lambda v: F.adaptive_avg_pool2d(v, (3, 2)), floats(2, 5, 6, 8))
    case("adaptive_pool_uneven", lambda v: F.adaptive_avg_pool2d(v, (3, 4)), floats(2, 5, 7, 9))
    for name, x in (("bn_4d", (3, 5, 4, 6)), ("bn_17", (2, 17, 3, 3)), ("bn_one_channel", (4, 1, 5, 5)), ("bn_2d", (6, 9)), ("bn_3d", (3, 4, 5))):
        mean, variance = floats(x[1]), floats(x[1], low=0.5, high=2)
        case(f"{name}_training", lambda v, w, b, m=mean, s=variance: F.batch_norm(v, m, s, w, b, True, 0.1, 1e-5),
             floats(*x), floats(x[1]), floats(x[1]))
        OPERATIONS[f"{name}_training/running_mean"], OPERATIONS[f"{name}_training/running_var"] = mean, variance
        case(f"{name}_inference", lambda v, w, b, m=mean, s=variance: F.batch_norm(v, m, s, w, b, False, 0.1, 1e-5),
             floats(*x), floats(x[1]), floats(x[1]))
    case("bn_plain", lambda v: F.batch_norm(v, None, None, None, None, True), floats(3, 4, 5, 5))


def losses():
    scores, labels = floats(6, 4), torch.tensor([0, 3, 1, 1, 2, 0])
    weight = floats(4, low=0.2, high=2)
    case("ce_mean", lambda v, t: F.cross_entropy(v, t), scores, labels)
    case("ce_sum", lambda v, t: F.cross_entropy(v, t, reduction="sum"), scores, labels)
    case("ce_none", lambda v, t: F.cross_entropy(v, t, reduction="none"), scores, labels)
    case("ce_weighted", lambda v, t, w: F.cross_entropy(v, t, w.detach()), scores, labels, weight)
    case("ce_smoothed", lambda v, t: F.cross_entropy(v, t, label_smoothing=0.1), scores, labels)
    case("ce_weighted_smoothed", lambda v, t, w: F.cross_entropy(v, t, w.detach(), label_smoothing=0.2), scores, labels, weight)
    case("ce_weighted_smoothed_none", lambda v, t, w: F.cross_entropy(v, t, w.detach(), label_smoothing=0.2, reduction="none"), scores, labels, weight)
    case("ce_ignored", lambda v, t: F.cross_entropy(v, t, ignore_index=1), scores, labels)
    case("ce_ignored_smoothed", lambda v, t, w: F.cross_entropy(v, t, w.detach(), ignore_index=1, label_smoothing=0.1), scores, labels, weight)
    case("ce_double", lambda v, t, w: F.cross_entropy(v, t, w.detach(), ignore_index=1, label_smoothing=0.1), scores.double(), labels, weight.double())
    case("ce_probabilities", lambda v, t: F.cross_entropy(v, t.detach(), label_smoothing=0.1), scores, F.softmax(floats(6, 4), 1))
    case("ce_images", lambda v, t: F.cross_entropy(v, t, reduction="none"), floats(2, 4, 3, 2), torch.randint(4, (2, 3, 2)))
    case("ce_one", lambda v, t: F.cross_entropy(v, t), floats(1, 4), torch.tensor([2]))
    case("nll_mean", lambda v, t: F.nll_loss(v, t), F.log_softmax(scores, 1), labels)
    case("nll_weighted", lambda v, t, w: F.nll_loss(v, t, w.detach()), F.log_softmax(scores, 1), labels, weight)
    case("mse_mean", F.mse_loss, scores, floats(6, 4))
    case("mse_sum", lambda v, t: F.mse_loss(v, t, reduction="sum"), scores, floats(6, 4))
    case("l1_mean", F.l1_loss, scores, floats(6, 4))


def optimisers():
    result = {"start": floats(7, 3), "gradients": floats(50, 7, 3)}
    optimisers_by_name = {
        "adam": lambda p: torch.optim.Adam(p, 0.01),
        "adam_decay": lambda p: torch.optim.Adam(p, 0.01, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1),
        "adam_amsgrad": lambda p: torch.optim.Adam(p, 0.01, amsgrad=True),
        "adam_maximize": lambda p: torch.optim.Adam(p, 0.01, maximize=True),
        "adamw": lambda p: torch.optim.AdamW(p, 0.01, weight_decay=0.1),
        "adamw_amsgrad": lambda p: torch.optim.AdamW(p, 0.01, weight_decay=0.05, amsgrad=True),
        "sgd": lambda p: torch.optim.SGD(p, 0.05),
        "sgd_momentum": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9),
        "sgd_nesterov": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True, weight_decay=0.01),
        "sgd_dampening": lambda p: torch.optim.SGD(p, 0.05, momentum=0.8, dampening=0.3, weight_decay=0.01),
        "rmsprop": lambda p: torch.optim.RMSprop(p, 0.01),
        "rmsprop_centered": lambda p: torch.optim.RMSprop(p, 0.01, alpha=0.9, momentum=0.7, centered=True, weight_decay=0.05),
        "adagrad": lambda p: torch.optim.Adagrad(p, 0.1),
        "adagrad_decay": lambda p: torch.optim.Adagrad(p, 0.1, lr_decay=0.05, weight_decay=0.02, initial_accumulator_value=0.5),
    }
    for name, make in optimisers_by_name.items():
        parameter = torch.nn.Parameter(result["start"].clone())
        optimiser = make([parameter])
        path = []
        for gradient in result["gradients"]:
            parameter.grad = gradient.clone()
            optimiser.step()
            path.append(parameter.detach().clone())
        result[name] = torch.stack(path[9::10])
    write("optimisers.safetensors", result)


def schedules():
    result = {}
    metrics = [1.0, 0.9, 0.8, 0.81, 0.82, 0.83, 0.84, 0.7, 0.71] + [0.75] * 41
    result["metrics"] = torch.tensor(metrics, dtype=torch.float64)
    schedules_by_name = {
        "step": lambda o: torch.optim.lr_scheduler.StepLR(o, 7, 0.5),
        "multi_step": lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [5, 11, 30], 0.3),
        "exponential": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.93),
        "cosine": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 12, 0.01),
        "one_cycle": lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.5, total_steps=60),
        "one_cycle_linear": lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.5, total_steps=60, pct_start=0.4, anneal_strategy="linear", three_phase=True),
        "plateau": lambda o: torch.optim.lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=3, cooldown=2, min_lr=0.001),
        "lambda": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda epoch: 1 / (1 + 0.1 * epoch)),
    }
    for name, make in schedules_by_name.items():
        parameter = torch.nn.Parameter(torch.zeros(1))
        optimiser = torch.optim.SGD([parameter], 0.1, momentum=0.9)
        schedule = make(optimiser)
        rates, momenta = [], []
        for i in range(50):
            rates.append(optimiser.param_groups[0]["lr"])
            momenta.append(optimiser.param_groups[0]["momentum"])
            parameter.grad = torch.zeros(1)
            optimiser.step()
            schedule.step(metrics[i]) if name == "plateau" else schedule.step()
        result[name] = torch.tensor(rates, dtype=torch.float64)
        result[name + "_momentum"] = torch.tensor(momenta, dtype=torch.float64)
    write("schedules.safetensors", result)


def random_streams():
    result = {}
    for seed in (0, 1, 42, 2 ** 40 + 5):
        torch.manual_seed(seed)
        parts = {
            "rand_5": lambda: torch.rand(5), "randn_5": lambda: torch.randn(5), "rand_700": lambda: torch.rand(700), "randn_16": lambda: torch.randn(16),
            "randn_37": lambda: torch.randn(37), "randn_3": lambda: torch.randn(3), "rand_double": lambda: torch.rand(9, dtype=torch.float64),
            "randn_double_5": lambda: torch.randn(5, dtype=torch.float64), "randn_double_20": lambda: torch.randn(20, dtype=torch.float64),
            "randperm_10": lambda: torch.randperm(10), "randperm_1000": lambda: torch.randperm(1000), "randint_10": lambda: torch.randint(10, (20,)),
            "randint_wide": lambda: torch.randint(-2 ** 40, 2 ** 40, (20,)), "bernoulli": lambda: torch.empty(40).bernoulli_(0.3),
            "uniform": lambda: torch.empty(11).uniform_(-2, 3), "normal": lambda: torch.empty(4, 9).normal_(1, 2), "normal_few": lambda: torch.empty(7).normal_(-1, 0.5),
        }
        for name, draw in parts.items():
            result[f"{seed}/{name}"] = draw()
    write("random.safetensors", result)


class LeNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = torch.nn.Conv2d(6, 16, 5)
        self.fc1 = torch.nn.Linear(400, 120)
        self.fc2 = torch.nn.Linear(120, 84)
        self.fc3 = torch.nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class BatchNormNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(1, 8, 3, padding=1)
        self.norm1 = torch.nn.BatchNorm2d(8)
        self.conv2 = torch.nn.Conv2d(8, 16, 3, padding=1)
        self.norm2 = torch.nn.BatchNorm2d(16)
        self.fc1 = torch.nn.Linear(784, 32)
        self.norm3 = torch.nn.BatchNorm1d(32)
        self.drop = torch.nn.Dropout(0.25)
        self.fc2 = torch.nn.Linear(32, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.norm1(self.conv1(x))), 2)
        x = F.max_pool2d(F.relu(self.norm2(self.conv2(x))), 2).flatten(1)
        return self.fc2(self.drop(F.relu(self.norm3(self.fc1(x)))))


def initial_weights():
    result = {}
    torch.manual_seed(7)
    layers = {"conv": torch.nn.Conv2d(3, 5, 3), "conv_groups": torch.nn.Conv2d(4, 6, (3, 2), groups=2), "linear": torch.nn.Linear(10, 4),
              "linear_no_bias": torch.nn.Linear(3, 2, bias=False), "norm": torch.nn.BatchNorm2d(3)}
    for name, layer in layers.items():
        result.update({f"{name}/{key}": value for key, value in layer.state_dict().items()})
    for name, fill in (("kaiming_normal", lambda t: torch.nn.init.kaiming_normal_(t, nonlinearity="relu")), ("kaiming_uniform", torch.nn.init.kaiming_uniform_),
                       ("xavier_normal", torch.nn.init.xavier_normal_), ("xavier_uniform", torch.nn.init.xavier_uniform_),
                       ("kaiming_fan_out", lambda t: torch.nn.init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"))):
        result[f"init/{name}"] = fill(torch.empty(6, 4, 3, 3))
    torch.manual_seed(3)
    result["dropout"] = F.dropout(torch.ones(4, 9), 0.3)
    result["dropout2d"] = F.dropout2d(torch.ones(4, 5, 2, 3), 0.4)
    write("initial_weights.safetensors", result)


def training_runs():
    torch.manual_seed(11)
    images, labels = torch.randint(256, (4, 16, 1, 28, 28), dtype=torch.uint8), torch.randint(10, (4, 16))
    # Blobs that differ by class, so that there is something to learn.
    for i in range(4):
        for j in range(16):
            k = int(labels[i, j])
            images[i, j, 0] //= 4
            images[i, j, 0, 2 * k + 3:2 * k + 9, 6:22] += 150
    result = {"images": images, "labels": labels}
    for name, make, optimise in (("lenet", LeNet, lambda p: torch.optim.Adam(p, 1e-3)), ("bn", BatchNormNet, lambda p: torch.optim.SGD(p, 0.01, momentum=0.9))):
        torch.manual_seed(5)
        net = make()
        if name == "lenet":
            result.update({f"{name}/{key}": value.clone() for key, value in net.state_dict().items()})
        optimiser = optimise(net.parameters())
        torch.manual_seed(6)
        path = []
        for step in range(200):
            optimiser.zero_grad()
            loss = F.cross_entropy(net((images[step % 4].float() / 255 - 0.1307) / 0.3081), labels[step % 4])
            loss.backward()
            optimiser.step()
            path.append(loss.item())
        result[f"{name}/losses"] = torch.tensor(path)
    write("training.safetensors", result)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(2024)
    for group in (elementwise, reductions, shapes, products, images, losses):
        group()
    write("operations.safetensors", OPERATIONS)
    optimisers()
    schedules()
    random_streams()
    initial_weights()
    training_runs()


if __name__ == "__main__":
    main()
