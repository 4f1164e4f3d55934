package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Products of float32 states with weights of either precision. */
final class Products {
    private Products() {}

    /**
     * x·W. Where W is float16, x is rounded to it, and the product comes back as float32: norms, softmax and sums stay in
     * float32, as in PyTorch's automatic mixed precision.
     *
     * @param x float32, shape (…, in)
     * @param weight shape (in, out)
     * @return float32, shape (…, out)
     */
    static NDArray of(NDArray x, NDArray weight) {
        if (x.getDataType() == weight.getDataType()) {
            return x.matMul(weight);
        }
        // Sums with zeros of the wanted precision, because NDArray.toType lets go of the graph: gradients would be
        // lost.
        NDManager manager = x.getManager();
        NDArray narrow = manager.zeros(x.getShape(), weight.getDataType()).addi(x);
        return narrow.matMul(weight).add(manager.zeros(new Shape(1), x.getDataType()));
    }
}
