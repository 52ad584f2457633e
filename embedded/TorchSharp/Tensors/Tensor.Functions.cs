using TorchSharp.Engine.Operations;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>|x| for every element.</summary>
        public Tensor abs() => Arithmetic(default(Absolute));

        /// <summary>|x| for every element, in place.</summary>
        public Tensor abs_() => InPlace(abs());

        /// <summary>|x| for every element.</summary>
        public Tensor absolute() => Arithmetic(default(Absolute));

        /// <summary>|x| for every element, in place.</summary>
        public Tensor absolute_() => InPlace(absolute());

        /// <summary>−x for every element.</summary>
        public Tensor neg() => Arithmetic(default(Negate));

        /// <summary>−x for every element, in place.</summary>
        public Tensor neg_() => InPlace(neg());

        /// <summary>−x for every element.</summary>
        public Tensor negative() => Arithmetic(default(Negate));

        /// <summary>eˣ for every element.</summary>
        public Tensor exp() => Unary(default(Exponential));

        /// <summary>eˣ for every element, in place.</summary>
        public Tensor exp_() => InPlace(exp());

        /// <summary>eˣ − 1 for every element.</summary>
        public Tensor expm1() => Unary(default(ExponentialMinusOne));

        /// <summary>eˣ − 1 for every element, in place.</summary>
        public Tensor expm1_() => InPlace(expm1());

        /// <summary>The natural logarithm of every element.</summary>
        public Tensor log() => Unary(default(Logarithm));

        /// <summary>The natural logarithm of every element, in place.</summary>
        public Tensor log_() => InPlace(log());

        /// <summary>The logarithm to base 2 of every element.</summary>
        public Tensor log2() => Unary(default(Logarithm2));

        /// <summary>The logarithm to base 2 of every element, in place.</summary>
        public Tensor log2_() => InPlace(log2());

        /// <summary>The logarithm to base 10 of every element.</summary>
        public Tensor log10() => Unary(default(Logarithm10));

        /// <summary>The logarithm to base 10 of every element, in place.</summary>
        public Tensor log10_() => InPlace(log10());

        /// <summary>log(1 + x) for every element.</summary>
        public Tensor log1p() => Unary(default(LogarithmOnePlus));

        /// <summary>log(1 + x) for every element, in place.</summary>
        public Tensor log1p_() => InPlace(log1p());

        /// <summary>√x for every element.</summary>
        public Tensor sqrt() => Unary(default(SquareRoot));

        /// <summary>√x for every element, in place.</summary>
        public Tensor sqrt_() => InPlace(sqrt());

        /// <summary>1 / √x for every element.</summary>
        public Tensor rsqrt() => Unary(default(ReciprocalSquareRoot));

        /// <summary>1 / √x for every element, in place.</summary>
        public Tensor rsqrt_() => InPlace(rsqrt());

        /// <summary>1 / x for every element.</summary>
        public Tensor reciprocal() => Unary(default(Reciprocal));

        /// <summary>1 / x for every element, in place.</summary>
        public Tensor reciprocal_() => InPlace(reciprocal());

        /// <summary>x² for every element.</summary>
        public Tensor square() => Arithmetic(default(Square));

        /// <summary>The sine of every element, in radians.</summary>
        public Tensor sin() => Unary(default(Sine));

        /// <summary>The sine of every element, in radians, in place.</summary>
        public Tensor sin_() => InPlace(sin());

        /// <summary>The cosine of every element, in radians.</summary>
        public Tensor cos() => Unary(default(Cosine));

        /// <summary>The cosine of every element, in radians, in place.</summary>
        public Tensor cos_() => InPlace(cos());

        /// <summary>The tangent of every element, in radians.</summary>
        public Tensor tan() => Unary(default(Tangent));

        /// <summary>The tangent of every element, in radians, in place.</summary>
        public Tensor tan_() => InPlace(tan());

        /// <summary>The arcsine of every element.</summary>
        public Tensor asin() => Unary(default(Arcsine));

        /// <summary>The arcsine of every element, in place.</summary>
        public Tensor asin_() => InPlace(asin());

        /// <summary>The arccosine of every element.</summary>
        public Tensor acos() => Unary(default(Arccosine));

        /// <summary>The arccosine of every element, in place.</summary>
        public Tensor acos_() => InPlace(acos());

        /// <summary>The arctangent of every element.</summary>
        public Tensor atan() => Unary(default(Arctangent));

        /// <summary>The arctangent of every element, in place.</summary>
        public Tensor atan_() => InPlace(atan());

        /// <summary>The hyperbolic sine of every element.</summary>
        public Tensor sinh() => Unary(default(HyperbolicSine));

        /// <summary>The hyperbolic sine of every element, in place.</summary>
        public Tensor sinh_() => InPlace(sinh());

        /// <summary>The hyperbolic cosine of every element.</summary>
        public Tensor cosh() => Unary(default(HyperbolicCosine));

        /// <summary>The hyperbolic cosine of every element, in place.</summary>
        public Tensor cosh_() => InPlace(cosh());

        /// <summary>The hyperbolic tangent of every element.</summary>
        public Tensor tanh() => Unary(default(HyperbolicTangent));

        /// <summary>The hyperbolic tangent of every element, in place.</summary>
        public Tensor tanh_() => InPlace(tanh());

        /// <summary>1 / (1 + e⁻ˣ) for every element.</summary>
        public Tensor sigmoid() => Unary(default(Sigmoid));

        /// <summary>1 / (1 + e⁻ˣ) for every element, in place.</summary>
        public Tensor sigmoid_() => InPlace(sigmoid());

        /// <summary>The error function of every element.</summary>
        public Tensor erf() => Unary(default(ErrorFunction));

        /// <summary>The error function of every element, in place.</summary>
        public Tensor erf_() => InPlace(erf());

        /// <summary>The largest whole number that is not above each element.</summary>
        public Tensor floor() => Arithmetic(default(Floor));

        /// <summary>The largest whole number that is not above each element, in place.</summary>
        public Tensor floor_() => InPlace(floor());

        /// <summary>The smallest whole number that is not below each element.</summary>
        public Tensor ceil() => Arithmetic(default(Ceiling));

        /// <summary>The smallest whole number that is not below each element, in place.</summary>
        public Tensor ceil_() => InPlace(ceil());

        /// <summary>Every element without its fraction.</summary>
        public Tensor trunc() => Arithmetic(default(Truncated));

        /// <summary>Every element without its fraction, in place.</summary>
        public Tensor trunc_() => InPlace(trunc());

        /// <summary>Every element without its fraction.</summary>
        public Tensor fix() => Arithmetic(default(Truncated));

        /// <summary>Every element without its fraction, in place.</summary>
        public Tensor fix_() => InPlace(fix());

        /// <summary>The fraction of every element.</summary>
        public Tensor frac() => Unary(default(Fraction));

        /// <summary>The fraction of every element, in place.</summary>
        public Tensor frac_() => InPlace(frac());

        /// <summary>−1, 0 or 1 by the sign of every element.</summary>
        public Tensor sign() => Arithmetic(default(Signum));

        /// <summary>−1, 0 or 1 by the sign of every element, in place.</summary>
        public Tensor sign_() => InPlace(sign());

        /// <summary>max(x, 0) for every element.</summary>
        public Tensor relu() => Arithmetic(default(Relu));

        /// <summary>max(x, 0) for every element, in place.</summary>
        public Tensor relu_() => InPlace(relu());

        /// <summary>min(max(x, 0), 6) for every element.</summary>
        public Tensor relu6() => Arithmetic(default(Relu6));

        /// <summary>min(max(x, 0), 6) for every element, in place.</summary>
        public Tensor relu6_() => InPlace(relu6());

        /// <summary>x · Φ(x) for every element, Φ being the cumulative normal distribution.</summary>
        public Tensor gelu() => Unary(default(Gelu));

        /// <summary>x · Φ(x) for every element, Φ being the cumulative normal distribution, in place.</summary>
        public Tensor gelu_() => InPlace(gelu());

        /// <summary>x · sigmoid(x) for every element.</summary>
        public Tensor silu() => Unary(default(Silu));

        /// <summary>x · sigmoid(x) for every element, in place.</summary>
        public Tensor silu_() => InPlace(silu());
    }
}
