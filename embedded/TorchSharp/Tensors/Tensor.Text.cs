using System.Globalization;
using System.Text;
using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How tensors are written where nothing else is said.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Metadata;

    public partial class Tensor
    {
        private const int EdgeItems = 3;
        private const int AllItems = 1000;

        /// <summary>Shape, type and device.</summary>
        public override string ToString()
            => IsInvalid ? "a disposed tensor" : torch.TensorStringStyle == TensorStringStyle.Metadata ? Metadata() : ToString(torch.TensorStringStyle);

        /// <summary>Shape, type and device, and the elements where asked for.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
            => disamb ? ToString() : ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine);

        /// <summary>The tensor as text; all styles but metadata write the elements in nested brackets, the middle of long dimensions left out.</summary>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Metadata)
            {
                return Metadata();
            }

            var text = new StringBuilder();
            using IDisposable mode = no_grad();
            using Held rows = Held.Take(Body.Contiguous());
            using Tensor all = new(TensorBody.Alias(rows.Body));
            Write(text, all, fltFormat ?? "g5", cultureInfo ?? CultureInfo.InvariantCulture, newLine ?? Environment.NewLine, 1, Body.Count > AllItems);
            return text.ToString();
        }

        private static void Write(StringBuilder text, Tensor tensor, string format, CultureInfo culture, string newLine, int depth, bool shorten)
        {
            if (tensor.ndim == 0)
            {
                text.Append(tensor.dtype switch
                {
                    ScalarType.Bool => tensor.ToBoolean() ? "true" : "false",
                    ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 => tensor.ToDouble().ToString(format, culture),
                    _ => tensor.ToInt64().ToString(culture),
                });
                return;
            }

            text.Append('[');
            long count = tensor.size(0);
            for (long i = 0; i < count; i++)
            {
                if (shorten && count > 2 * EdgeItems && i == EdgeItems)
                {
                    text.Append(tensor.ndim == 1 ? ", ..." : $",{newLine}{new string(' ', depth)}...");
                    i = count - EdgeItems;
                }

                if (i > 0)
                {
                    text.Append(tensor.ndim == 1 ? ", " : $",{newLine}{new string(' ', depth)}");
                }

                using Tensor part = tensor.select(0, i);
                Write(text, part, format, culture, newLine, depth + 1, shorten);
            }

            text.Append(']');
        }

        private string Metadata() => $"{Body.Sizes}, type = {dtype}, device = {device}";
    }
}
