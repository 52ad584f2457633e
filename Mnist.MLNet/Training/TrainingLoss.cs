using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>The loss of a batch: cross-entropy, with what the options change of it.</summary>
internal readonly struct TrainingLoss(TorchClassifierOptions options)
{
    private readonly bool _softmaxOutput = options.SoftmaxOutput;
    private readonly double _labelSmoothing = options.LabelSmoothing;

    /// <summary>The loss that is trained on.</summary>
    public Tensor Training(Tensor logits, Tensor targets) => Of(logits, targets, _labelSmoothing);

    /// <summary>The loss that is reported: without label smoothing, which would hide how sure the network is.</summary>
    public Tensor Evaluation(Tensor logits, Tensor targets) => Of(logits, targets, 0);

    private Tensor Of(Tensor logits, Tensor targets, double smoothing) =>
        functional.cross_entropy(_softmaxOutput ? logits.softmax(1) : logits, targets, label_smoothing: smoothing);
}
