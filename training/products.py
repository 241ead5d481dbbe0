"""A product of numbers and weights of 8 bits, to see whether a processor keeps its sums whole.

`python -m training.products` writes it where the encoder looks for it.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from reportedly.language.encoder import LARGEST_WEIGHT, PRODUCTS, SIDE


def main() -> None:
    largest = numpy_helper.from_array(np.full((SIDE, SIDE), LARGEST_WEIGHT, dtype=np.int8), "largest")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["numbers", "largest"], ["sums"])],
        "products",
        [helper.make_tensor_value_info("numbers", TensorProto.UINT8, [1, SIDE])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [1, SIDE])],
        [largest],
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), str(PRODUCTS))


if __name__ == "__main__":
    main()
