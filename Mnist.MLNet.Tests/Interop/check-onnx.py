"""Checks ONNX files with ONNX's own checker and shape inference: check-onnx.py MODEL..., a JSON line each."""
import json
import sys

import onnx

for path in sys.argv[1:]:
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    [output] = onnx.shape_inference.infer_shapes(model, strict_mode=True).graph.output
    print(json.dumps({
        "operatorSet": model.opset_import[0].version,
        "producer": model.producer_name,
        "output": [dimension.dim_param or dimension.dim_value for dimension in output.type.tensor_type.shape.dim],
        "metadata": {entry.key: entry.value for entry in model.metadata_props},
    }))
