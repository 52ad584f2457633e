using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>Runs a network over rows that it is not trained on.</summary>
internal sealed class EvaluationPass(LabeledImages images, int[] rows, Module<Tensor, Tensor> network, TrainingLoss loss, Device device) : IDisposable
{
    // Large enough that the cores are busy, small enough that the activations stay in the cache.
    private const int BatchSize = 128;

    private readonly Batch _batch = new(BatchSize, images.Shape.Pixels);
    private readonly BatchTensors _tensors = new(BatchSize, images.Shape, device);

    /// <summary>The number of rows; where it is 0 there is nothing to run.</summary>
    public int Count => rows.Length;

    /// <summary>Mean loss and accuracy over all rows. Leaves the network in evaluation mode.</summary>
    public (double Loss, double Accuracy) Run()
    {
        network.eval();
        using var noGradient = no_grad();
        double lossSum = 0;
        int correct = 0;
        for (int start = 0; start < rows.Length; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            _batch.Count = Math.Min(BatchSize, rows.Length - start);
            for (int i = 0; i < _batch.Count; i++)
            {
                images.CopyImage(rows[start + i], _batch.Image(i));
                _batch.SetLabel(i, images.Label(rows[start + i]));
            }

            var (inputs, targets) = _tensors.Write(_batch);
            var logits = network.call(inputs);
            lossSum += (double)loss.Evaluation(logits, targets).item<float>() * _batch.Count;
            correct += Logits.CountCorrect(logits, _batch.Labels);
        }

        return (lossSum / rows.Length, (double)correct / rows.Length);
    }

    public void Dispose() => _tensors.Dispose();
}
