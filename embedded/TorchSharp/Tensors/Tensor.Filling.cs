using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sets all elements to a number.</summary>
        public Tensor fill_(Scalar value)
        {
            if (GradientMode.IsEnabled && Body.TracksGradient)
            {
                return InPlace(torch.full_like(this, value));
            }

            Filling.Fill(Body, value);
            return this;
        }

        /// <summary>Sets all elements to zero.</summary>
        public Tensor zero_() => fill_(0);

        /// <summary>A tensor of this one's shape and type whose elements are not set.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.empty_like(this, dtype, device, requires_grad);

        /// <summary>A tensor of this one's shape and type, of zeros.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.zeros_like(this, dtype, device, requires_grad);

        /// <summary>A tensor of this one's shape and type, of ones.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.ones_like(this, dtype, device, requires_grad);

        /// <summary>A tensor of this one's shape and type, of one number.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => torch.full_like(this, value, dtype, device, requires_grad);

        /// <summary>Numbers of this tensor's shape and type, drawn evenly from [0, 1).</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.rand_like(this, dtype, device, requires_grad);

        /// <summary>Numbers of this tensor's shape and type, drawn from the standard normal distribution.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.randn_like(this, dtype, device, requires_grad);
    }
}
