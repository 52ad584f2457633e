using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Operations on batches of images: convolution, pooling, batch normalisation. Float32 alone.</summary>
internal static unsafe class Images
{
    /// <summary>The elements from one pixel to the next: 1 in a row-major batch of one channel, which is channels-last already.</summary>
    public static int PixelStride(TensorBody images) => images.IsChannelsLast ? images.Storage.PixelStride : 1;

    /// <summary>Images in a form that the kernels read: channels-last, or row-major with one channel. The caller releases it.</summary>
    public static TensorBody Readable(TensorBody images, string operation)
    {
        if (images.Type != ScalarType.Float32)
        {
            throw new NotImplementedException($"{operation} is implemented for Float32 only, found {images.Type}.");
        }

        return !images.IsChannelsLast && images.Sizes[1] == 1 ? images.Contiguous() : images.ChannelsLast();
    }

    /// <summary>Room for images of which nothing is set yet; row-major where one channel came from one channel.</summary>
    public static TensorBody Room(long batch, long channels, long height, long width, bool rowMajor)
        => rowMajor && channels == 1 ? TensorBody.Empty(ScalarType.Float32, Dims.Of(batch, 1, height, width)) : TensorBody.EmptyChannelsLast(batch, channels, height, width);

    /// <summary>y = conv(x, w) + bias, put into the graph, with what follows it.</summary>
    public static TensorBody Convolve(TensorBody x, TensorBody weight, TensorBody? bias, in ConvolutionShape shape, in Following following = default)
    {
        using Held input = Held.Take(Readable(x, "conv2d"));
        using Held weights = Held.Take(weight.Contiguous());
        using Held biases = Held.Take((bias ?? weight).Contiguous());
        int part = following.Pooled ? 2 : 1;
        TensorBody y = TensorBody.EmptyChannelsLast(shape.Batch, shape.OutChannels, shape.OutHeight / part, shape.OutWidth / part);
        int padded = y.Storage.PixelStride;
        using var normalization = new Scratch(3L * padded);
        if (following.Normalization is { } norm)
        {
            BatchNormalization.InferenceParameters(
                shape.OutChannels, Pointer(norm.weight?.Body), Pointer(norm.bias?.Body), norm.running_mean!.Body.Floats, norm.running_var!.Body.Floats, (float)norm.eps, normalization.Floats);
            GC.KeepAlive(norm);
        }

        Convolution.Forward(
            shape, input.Body.Floats, PixelStride(input.Body), weights.Body.Floats, bias is null ? null : biases.Body.Floats, y.Floats, padded,
            new ChannelEpilogue(following.Normalization is null ? null : normalization.Floats, padded, following.Relu, following.Pooled));
        GC.KeepAlive(input.Body);
        GC.KeepAlive(weights.Body);
        GC.KeepAlive(biases.Body);
        if (ConvolutionNode.For(x, weight, bias) is { } node)
        {
            node.Save(weight.TracksGradient || bias is { TracksGradient: true } ? input.Body : null);
            node.Save(x.TracksGradient ? weights.Body : null);
            node.Remember(shape, bias is not null, weight.Sizes);
            y.SetProducer(node);
            if (following.Relu)
            {
                Recorded.AfterRelu(y);
            }
        }

        return y;
    }

    /// <summary>The largest value of each window, put into the graph, and, where asked for, where it stood in its image: Int64.</summary>
    public static TensorBody MaxPool(TensorBody x, in PoolingShape shape, bool withIndices, out TensorBody? indices)
    {
        using Held input = Held.Take(Readable(x, "max_pool2d"));
        TensorBody y = Room(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth, !input.Body.IsChannelsLast);
        MaxPoolNode? node = MaxPoolNode.For(x);
        if (node is null && !withIndices)
        {
            Pooling.MaxForward(shape, input.Body.Floats, PixelStride(input.Body), y.Floats, PixelStride(y), null);
            GC.KeepAlive(input.Body);
            indices = null;
            return y;
        }

        using Held places = Held.Take(TensorBody.Empty(ScalarType.Int32, Dims.Of(y.FlatCount)));
        Pooling.MaxForward(shape, input.Body.Floats, PixelStride(input.Body), y.Floats, PixelStride(y), places.Body.Data<int>());
        GC.KeepAlive(input.Body);
        indices = withIndices ? Unpadded(places.Body, y) : null;
        if (node is not null)
        {
            node.Save(places.Body);
            node.Remember(shape, PixelStride(y), !input.Body.IsChannelsLast);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>The mean of each window, put into the graph.</summary>
    public static TensorBody AveragePool(TensorBody x, in PoolingShape shape, bool countIncludePad, int divisor)
    {
        using Held input = Held.Take(Readable(x, "avg_pool2d"));
        TensorBody y = Room(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth, !input.Body.IsChannelsLast);
        Pooling.AverageForward(shape, countIncludePad, divisor, input.Body.Floats, PixelStride(input.Body), y.Floats, PixelStride(y));
        GC.KeepAlive(input.Body);
        if (AveragePoolNode.For(x) is { } node)
        {
            node.Remember(shape, countIncludePad, divisor, !input.Body.IsChannelsLast);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>Normalises each channel by its own mean and variance, updates the running ones, and puts itself into the graph; with relu, max(y, 0) follows.</summary>
    public static TensorBody NormalizeTraining(
        TensorBody x, TensorBody? weight, TensorBody? bias, TensorBody? runningMean, TensorBody? runningVariance, double momentum, double epsilon, bool relu)
    {
        using Held input = Held.Take(Channelled(x));
        (int rows, int channels) = RowsOf(input.Body);
        if (rows <= 1)
        {
            throw new ArgumentException($"batch_norm: more than one value a channel is expected in training, found shape {x.Sizes}.");
        }

        int stride = RowStride(input.Body);
        TensorBody y = TensorBody.EmptyLike(input.Body);
        using Held mean = Held.Take(TensorBody.Empty(ScalarType.Float32, Dims.Of(channels)));
        using Held inverse = Held.Take(TensorBody.Empty(ScalarType.Float32, Dims.Of(channels)));
        BatchNormalization.TrainingForward(
            rows, channels, input.Body.Floats, stride, Pointer(weight), Pointer(bias), (float)epsilon, y.Floats, stride,
            mean.Body.Floats, inverse.Body.Floats, Pointer(runningMean), Pointer(runningVariance), (float)momentum, relu);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        if (BatchNormNode.For(x, weight, bias) is { } node)
        {
            node.Save(input.Body);
            node.Save(weight);
            node.Save(mean.Body);
            node.Save(inverse.Body);
            node.Save(relu ? bias : null);
            node.Remember(training: true, epsilon, weight is not null, bias is not null, relu);
            y.SetProducer(node);
        }

        if (runningMean is not null)
        {
            runningMean.Storage.Version++;
            runningVariance!.Storage.Version++;
            GC.KeepAlive(runningMean);
            GC.KeepAlive(runningVariance);
        }

        return y;
    }

    /// <summary>Normalises each channel by given statistics, put into the graph; with relu, max(y, 0) follows.</summary>
    public static TensorBody NormalizeInference(TensorBody x, TensorBody? weight, TensorBody? bias, TensorBody mean, TensorBody variance, double epsilon, bool relu)
    {
        using Held input = Held.Take(Channelled(x));
        (int rows, int channels) = RowsOf(input.Body);
        int stride = RowStride(input.Body);
        TensorBody y = TensorBody.EmptyLike(input.Body);
        BatchNormalization.InferenceForward(
            rows, channels, input.Body.Floats, stride, Pointer(weight), Pointer(bias), mean.Floats, variance.Floats, (float)epsilon, y.Floats, stride, relu);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        GC.KeepAlive(mean);
        GC.KeepAlive(variance);
        if (BatchNormNode.For(x, weight, bias) is { } node)
        {
            node.Save(input.Body);
            node.Save(weight);
            node.Save(mean);
            node.Save(variance);
            node.Save(relu ? bias : null);
            node.Remember(training: false, epsilon, weight is not null, bias is not null, relu);
            y.SetProducer(node);
        }

        return y;
    }

    /// <summary>[N, C] as it is, [N, C, H, W] channels-last.</summary>
    public static TensorBody Channelled(TensorBody x)
    {
        if (x.Type != ScalarType.Float32)
        {
            throw new NotImplementedException($"batch_norm is implemented for Float32 only, found {x.Type}.");
        }

        return x.Rank == 2 ? x.Contiguous() : x.ChannelsLast();
    }

    /// <summary>The rows and channels of a matrix or a batch of images.</summary>
    public static (int Rows, int Channels) RowsOf(TensorBody x)
        => (checked((int)(x.Sizes[0] * x.Sizes.Product(2, x.Rank))), (int)x.Sizes[1]);

    /// <summary>The elements from one row to the next.</summary>
    public static int RowStride(TensorBody x) => x.IsChannelsLast ? x.Storage.PixelStride : (int)x.Sizes[1];

    private static float* Pointer(TensorBody? vector) => vector is null ? null : vector.Floats;

    /// <summary>The places of an output's elements as an Int64 tensor of its shape.</summary>
    private static TensorBody Unpadded(TensorBody places, TensorBody y)
    {
        TensorBody result = TensorBody.Empty(ScalarType.Int64, y.Sizes);
        int stride = PixelStride(y);
        long channels = y.Sizes[1];
        long pixels = y.Sizes[2] * y.Sizes[3];
        int* from = places.Data<int>();
        long* to = result.Data<long>();
        for (long n = 0; n < y.Sizes[0]; n++)
        {
            for (long c = 0; c < channels; c++)
            {
                for (long p = 0; p < pixels; p++)
                {
                    to[(((n * channels) + c) * pixels) + p] = from[(((n * pixels) + p) * stride) + c];
                }
            }
        }

        GC.KeepAlive(places);
        return result;
    }
}
