namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whether each element of one tensor equals the other's: a Bool tensor.</summary>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    /// <summary>Whether each element of one tensor differs from the other's: a Bool tensor.</summary>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    /// <summary>Whether each element of one tensor is less than the other's: a Bool tensor.</summary>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    /// <summary>Whether each element of one tensor is at most the other's: a Bool tensor.</summary>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    /// <summary>Whether each element of one tensor is greater than the other's: a Bool tensor.</summary>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    /// <summary>Whether each element of one tensor is at least the other's: a Bool tensor.</summary>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    /// <summary>Whether each element of one tensor differs from the other's: a Bool tensor.</summary>
    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.ne(target);

    /// <summary>Whether each element of one tensor is less than the other's: a Bool tensor.</summary>
    public static Tensor less(Tensor tensor, Tensor target) => tensor.lt(target);

    /// <summary>Whether each element of one tensor is at most the other's: a Bool tensor.</summary>
    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.le(target);

    /// <summary>Whether each element of one tensor is greater than the other's: a Bool tensor.</summary>
    public static Tensor greater(Tensor tensor, Tensor target) => tensor.gt(target);

    /// <summary>Whether each element of one tensor is at least the other's: a Bool tensor.</summary>
    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.ge(target);

    /// <summary>Whether both elements are true; every number but zero is true.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>Whether one of both elements is true; every number but zero is true.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>Whether exactly one of both elements is true; every number but zero is true.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>Whether each element is zero.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>Whether each element is not a number.</summary>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>Whether each element is infinite.</summary>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>Whether each element is a number and not infinite.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>A Bool tensor of one element: whether both tensors have the same shape and elements.</summary>
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.equal(target);

    /// <summary>Whether every element is near the other's: |a − b| ≤ atol + rtol · |b|.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        => tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>Whether each element is near the other's: |a − b| ≤ atol + rtol · |b|.</summary>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        => tensor.isclose(other, rtol, atol, nanEqual);
}
