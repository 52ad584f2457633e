namespace TorchSharp;

public static partial class torch
{
    /// <summary>|x| for every element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>|x| for every element, in place.</summary>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>|x| for every element.</summary>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <summary>|x| for every element, in place.</summary>
    public static Tensor absolute_(Tensor input) => input.absolute_();

    /// <summary>−x for every element.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>−x for every element, in place.</summary>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <summary>−x for every element.</summary>
    public static Tensor negative(Tensor input) => input.negative();

    /// <summary>eˣ for every element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>eˣ for every element, in place.</summary>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>eˣ − 1 for every element.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>eˣ − 1 for every element, in place.</summary>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>The natural logarithm of every element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>The natural logarithm of every element, in place.</summary>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>The logarithm to base 2 of every element.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>The logarithm to base 2 of every element, in place.</summary>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>The logarithm to base 10 of every element.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>The logarithm to base 10 of every element, in place.</summary>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>log(1 + x) for every element.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>log(1 + x) for every element, in place.</summary>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>√x for every element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>√x for every element, in place.</summary>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>1 / √x for every element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>1 / √x for every element, in place.</summary>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>1 / x for every element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>1 / x for every element, in place.</summary>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>x² for every element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>The sine of every element, in radians.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>The sine of every element, in radians, in place.</summary>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>The cosine of every element, in radians.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>The cosine of every element, in radians, in place.</summary>
    public static Tensor cos_(Tensor input) => input.cos_();

    /// <summary>The tangent of every element, in radians.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>The tangent of every element, in radians, in place.</summary>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>The arcsine of every element.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>The arcsine of every element, in place.</summary>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>The arccosine of every element.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>The arccosine of every element, in place.</summary>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>The arctangent of every element.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>The arctangent of every element, in place.</summary>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>The hyperbolic sine of every element.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>The hyperbolic sine of every element, in place.</summary>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>The hyperbolic cosine of every element.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>The hyperbolic cosine of every element, in place.</summary>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>The hyperbolic tangent of every element.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>The hyperbolic tangent of every element, in place.</summary>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>1 / (1 + e⁻ˣ) for every element.</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>1 / (1 + e⁻ˣ) for every element, in place.</summary>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>The error function of every element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>The error function of every element, in place.</summary>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>The largest whole number that is not above each element.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>The largest whole number that is not above each element, in place.</summary>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>The smallest whole number that is not below each element.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>The smallest whole number that is not below each element, in place.</summary>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>Every element without its fraction.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>Every element without its fraction, in place.</summary>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>Every element without its fraction.</summary>
    public static Tensor fix(Tensor input) => input.fix();

    /// <summary>Every element without its fraction, in place.</summary>
    public static Tensor fix_(Tensor input) => input.fix_();

    /// <summary>The fraction of every element.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>The fraction of every element, in place.</summary>
    public static Tensor frac_(Tensor input) => input.frac_();

    /// <summary>−1, 0 or 1 by the sign of every element.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>−1, 0 or 1 by the sign of every element, in place.</summary>
    public static Tensor sign_(Tensor input) => input.sign_();
}
