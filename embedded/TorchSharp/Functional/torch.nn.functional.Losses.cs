using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The cross-entropy between scores and classes.</summary>
            /// <param name="input">Scores [N, C], [C] or [N, C, d…].</param>
            /// <param name="target">Int64 class numbers [N], [] or [N, d…], or probabilities in the shape of the scores.</param>
            /// <param name="weight">A weight for each class, or null.</param>
            /// <param name="ignore_index">A class number that counts for nothing.</param>
            /// <param name="reduction">What becomes of the losses; the mean is weighted.</param>
            /// <param name="label_smoothing">The share of each target that is spread over all classes, 0 to 1.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
            {
                TensorBody scores = input.Body;
                if (label_smoothing is not (>= 0 and <= 1))
                {
                    throw new ArgumentOutOfRangeException(nameof(label_smoothing), $"cross_entropy: a label smoothing of 0 to 1 is expected, found {label_smoothing}.");
                }

                int classAxis = scores.Rank == 1 ? 0 : 1;
                if (scores.Rank == 0 || (weight is not null && (weight.Body.Rank != 1 || weight.Body.Sizes[0] != scores.Sizes[classAxis])))
                {
                    throw new ArgumentException($"cross_entropy: scores of shape {scores.Sizes} and class weights of shape {weight?.Body.Sizes} do not fit.");
                }

                if (target.is_floating_point())
                {
                    return SoftCrossEntropy(input, target, weight, reduction, label_smoothing, classAxis);
                }

                if (!target.Body.Sizes.Equals(scores.Sizes.Without(classAxis)))
                {
                    throw new ArgumentException($"cross_entropy: scores of shape {scores.Sizes} need class numbers of shape {scores.Sizes.Without(classAxis)}, found {target.Body.Sizes}.");
                }

                if (scores.Type == ScalarType.Float32 && scores.Rank == 2)
                {
                    return new Tensor(ClassLosses.CrossEntropy(scores, target.Body, weight?.Body, ignore_index, reduction, label_smoothing));
                }

                using DisposeScope scope = NewDisposeScope();
                Tensor rows = scores.Rank <= 2 ? input.reshape(-1, scores.Sizes[classAxis]) : input.transpose(1, -1).reshape(-1, scores.Sizes[1]);
                Tensor labels = scores.Rank <= 2 ? target.reshape(-1) : target.unsqueeze(1).transpose(1, -1).reshape(-1);
                if (scores.Type == ScalarType.Float32)
                {
                    Tensor loss = new(ClassLosses.CrossEntropy(rows.Body, labels.Body, weight?.Body, ignore_index, reduction, label_smoothing));
                    return scope.MoveToOuter(Shaped(loss, target, reduction));
                }

                Tensor logProbabilities = rows.log_softmax(1);
                Tensor kept = labels.ne(ignore_index);
                Tensor safe = labels.masked_fill(labels.eq(ignore_index), 0);
                Tensor rowWeight = (weight is null ? ones_like(kept, rows.dtype) : weight.index_select(0, safe)).mul(kept);
                Tensor losses = logProbabilities.gather(1, safe.unsqueeze(1)).squeeze(1).neg().mul(rowWeight).mul(1 - label_smoothing);
                if (label_smoothing > 0)
                {
                    Tensor spread = weight is null ? logProbabilities : logProbabilities.mul(weight);
                    losses = losses.sub(spread.sum(1).mul(kept).mul(label_smoothing / rows.size(1)));
                }

                return scope.MoveToOuter(reduction switch
                {
                    Reduction.Mean => losses.sum().div(rowWeight.sum()),
                    Reduction.Sum => losses.sum(),
                    _ => Shaped(losses, target, reduction),
                });
            }

            /// <summary>The negative log-likelihood of classes by their log-probabilities [N, C]; the mean is weighted.</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                if (input.Body.Rank is not (1 or 2) || !target.Body.Sizes.Equals(input.Body.Sizes.Without(input.Body.Rank - 1)))
                {
                    throw new ArgumentException($"nll_loss: log-probabilities [N, C] and class numbers [N] are expected, found {input.Body.Sizes} and {target.Body.Sizes}.");
                }

                using DisposeScope scope = NewDisposeScope();
                Tensor kept = target.ne(-100);
                Tensor safe = target.masked_fill(target.eq(-100), 0);
                Tensor rowWeight = (weight is null ? ones_like(kept, input.dtype) : weight.index_select(0, safe.reshape(-1)).reshape(safe.shape)).mul(kept);
                Tensor losses = input.gather(-1, safe.unsqueeze(-1)).squeeze(-1).neg().mul(rowWeight);
                return scope.MoveToOuter(reduction switch
                {
                    Reduction.Mean => losses.sum().div(rowWeight.sum()),
                    Reduction.Sum => losses.sum(),
                    _ => losses,
                });
            }

            /// <summary>(input − target)² for every element.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                using DisposeScope scope = NewDisposeScope();
                return scope.MoveToOuter(Reduce(input.sub(target).square(), reduction));
            }

            /// <summary>|input − target| for every element.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                using DisposeScope scope = NewDisposeScope();
                return scope.MoveToOuter(Reduce(input.sub(target).abs(), reduction));
            }

            /// <summary>1 at the place of each class number and 0 elsewhere: [*] gives [*, classes], Int64.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                using DisposeScope scope = NewDisposeScope();
                long classes = num_classes < 0 ? x.max().ToInt64() + 1 : num_classes;
                Tensor index = x.unsqueeze(-1).to_type(ScalarType.Int64);
                return scope.MoveToOuter(zeros([.. x.shape, classes], ScalarType.Int64).scatter(-1, index, ones_like(index)));
            }

            private static Tensor SoftCrossEntropy(Tensor input, Tensor target, Tensor? weight, Reduction reduction, double labelSmoothing, int classAxis)
            {
                if (!target.Body.Sizes.Equals(input.Body.Sizes))
                {
                    throw new ArgumentException($"cross_entropy: probabilities of the scores' shape {input.Body.Sizes} are expected, found {target.Body.Sizes}.");
                }

                using DisposeScope scope = NewDisposeScope();
                long classes = input.Body.Sizes[classAxis];
                Tensor probabilities = labelSmoothing > 0 ? target.mul(1 - labelSmoothing).add(labelSmoothing / classes) : target;
                Tensor losses = input.log_softmax(classAxis).mul(probabilities).neg();
                if (weight is not null)
                {
                    long[] view = [.. Enumerable.Repeat(1L, input.Body.Rank)];
                    view[classAxis] = classes;
                    losses = losses.mul(weight.reshape(view));
                }

                return scope.MoveToOuter(reduction switch
                {
                    Reduction.Mean => losses.sum().div((double)input.numel() / classes),
                    Reduction.Sum => losses.sum(),
                    _ => losses.sum(classAxis),
                });
            }

            private static Tensor Shaped(Tensor losses, Tensor target, Reduction reduction)
            {
                if (reduction != Reduction.None || target.Body.Rank == 1)
                {
                    return losses;
                }

                if (target.Body.Rank == 0)
                {
                    return losses.reshape();
                }

                // The rows came with the first of the inner dimensions last.
                long[] turned = target.unsqueeze(1).transpose(1, -1).shape;
                return losses.reshape(turned).transpose(1, -1).squeeze(1);
            }

            private static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
            {
                Reduction.Mean => losses.mean(),
                Reduction.Sum => losses.sum(),
                _ => losses,
            };
        }
    }
}
