namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rates by a factor when a metric has not become better for some steps.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smallerIsBetter;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly int _cooldown;
                    private readonly double[] _lowest;
                    private readonly double _epsilon;
                    private double _best;
                    private int _badSteps;
                    private int _rest;

                    /// <summary>A schedule by a metric.</summary>
                    /// <param name="optimizer">The optimiser.</param>
                    /// <param name="mode">"min" where smaller metrics are better, "max" where larger ones are.</param>
                    /// <param name="factor">What the rates are multiplied by, below 1.</param>
                    /// <param name="patience">Steps without a better metric that are let pass.</param>
                    /// <param name="threshold">How much better a metric must be to count.</param>
                    /// <param name="threshold_mode">"rel" where the threshold is a share of the best metric, "abs" where it is a difference.</param>
                    /// <param name="cooldown">Steps after a reduction that are let pass.</param>
                    /// <param name="min_lr">The lowest rates: none, one for all groups, or one a group.</param>
                    /// <param name="eps">Reductions smaller than this are left out.</param>
                    /// <param name="verbose">Whether reductions are written to the console.</param>
                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0,
                        IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                        {
                            throw new ArgumentException($"ReduceLROnPlateau: a factor below 1 is expected, found {factor}.", nameof(factor));
                        }

                        _smallerIsBetter = mode switch
                        {
                            "min" => true,
                            "max" => false,
                            _ => throw new ArgumentException($"ReduceLROnPlateau: mode 'min' or 'max' is expected, found '{mode}'.", nameof(mode)),
                        };
                        _relative = threshold_mode switch
                        {
                            "rel" => true,
                            "abs" => false,
                            _ => throw new ArgumentException($"ReduceLROnPlateau: threshold mode 'rel' or 'abs' is expected, found '{threshold_mode}'.", nameof(threshold_mode)),
                        };
                        _factor = factor;
                        _patience = patience;
                        _threshold = threshold;
                        _cooldown = cooldown;
                        _epsilon = eps;
                        _lowest = min_lr is null or { Count: 0 } ? new double[Groups.Length]
                            : min_lr.Count == 1 ? [.. Enumerable.Repeat(min_lr[0], Groups.Length)] : [.. min_lr];
                        _best = _smallerIsBetter ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Fails: this schedule needs a metric.</summary>
                    public override void step() => throw NeedsMetric();

                    /// <summary>Fails: this schedule needs a metric.</summary>
                    public override void step(int? epoch) => throw NeedsMetric();

                    /// <summary>Takes a metric into account and reduces the rates where it is time.</summary>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? (Epoch + 1);
                        if (IsBetter(current))
                        {
                            _best = current;
                            _badSteps = 0;
                        }
                        else
                        {
                            _badSteps++;
                        }

                        if (_rest > 0)
                        {
                            _rest--;
                            _badSteps = 0;
                        }

                        if (_badSteps > _patience)
                        {
                            SetRates([.. Groups.Select((group, i) => Reduced(group.LearningRate, _lowest[i]))]);
                            _rest = _cooldown;
                            _badSteps = 0;
                        }
                    }

                    private static InvalidOperationException NeedsMetric() => new("ReduceLROnPlateau: step needs the metric; call step(metric).");

                    private bool IsBetter(double metric) => (_smallerIsBetter, _relative) switch
                    {
                        (true, true) => metric < _best * (1 - _threshold),
                        (true, false) => metric < _best - _threshold,
                        (false, true) => metric > _best * (1 + _threshold),
                        (false, false) => metric > _best + _threshold,
                    };

                    private double Reduced(double rate, double lowest)
                    {
                        double reduced = Math.Max(rate * _factor, lowest);
                        return rate - reduced > _epsilon ? reduced : rate;
                    }
                }
            }
        }
    }
}
