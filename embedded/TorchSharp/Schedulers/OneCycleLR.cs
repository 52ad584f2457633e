namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rates rise to a maximum and fall far below where they began, the momentum the other way round; a step a batch.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _totalSteps;
                    private readonly Phase[] _phases;
                    private readonly bool _linear;
                    private readonly bool _cyclesMomentum;
                    private readonly double[] _largest;
                    private readonly double[] _lowMomentum;
                    private readonly double[] _highMomentum;
                    private readonly double _startDivisor;
                    private readonly double _endDivisor;

                    /// <summary>A cycle with the same maximum for all groups.</summary>
                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95,
                        double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, optimizer.ParamGroups.Select(_ => max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            optimizer.ParamGroups.Select(_ => base_momentum), optimizer.ParamGroups.Select(_ => max_momentum), div_factor, final_div_factor, three_phase,
                            last_epoch, verbose)
                    {
                    }

                    /// <summary>A cycle with a maximum for each group.</summary>
                    /// <param name="optimizer">The optimiser.</param>
                    /// <param name="max_lr">The highest rate of each group.</param>
                    /// <param name="total_steps">The steps of the cycle, or −1 for epochs times steps_per_epoch.</param>
                    /// <param name="epochs">Epochs, where total_steps is not given.</param>
                    /// <param name="steps_per_epoch">Steps an epoch, where total_steps is not given.</param>
                    /// <param name="pct_start">The share of the steps in which the rates rise, 0 to 1.</param>
                    /// <param name="anneal_strategy">How the rates go from one end of a phase to the other.</param>
                    /// <param name="cycle_momentum">Whether the momentum (or the first decay) goes the other way round.</param>
                    /// <param name="base_momentum">The lowest momentum of each group.</param>
                    /// <param name="max_momentum">The highest momentum of each group.</param>
                    /// <param name="div_factor">The maximum over the first rate.</param>
                    /// <param name="final_div_factor">The first rate over the last.</param>
                    /// <param name="three_phase">Whether the rates fall to the first one before they fall to the last.</param>
                    /// <param name="last_epoch">The last step done, −1 at first.</param>
                    /// <param name="verbose">Whether changes are written to the console.</param>
                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _totalSteps = total_steps > 0 ? total_steps : epochs > 0 && steps_per_epoch > 0 ? epochs * steps_per_epoch
                            : throw new ArgumentException("OneCycleLR: total_steps, or epochs and steps_per_epoch, above 0 are expected.");
                        if (pct_start is not (>= 0 and <= 1))
                        {
                            throw new ArgumentOutOfRangeException(nameof(pct_start), $"OneCycleLR: a share of 0 to 1 is expected, found {pct_start}.");
                        }

                        if (cycle_momentum && Array.Exists(Groups, group => group is not (IMomentum or IBetas)))
                        {
                            throw new ArgumentException("OneCycleLR: cycle_momentum needs an optimiser with a momentum or betas.");
                        }

                        _linear = anneal_strategy == AnnealStrategy.Linear;
                        _cyclesMomentum = cycle_momentum;
                        _largest = [.. max_lr];
                        _lowMomentum = [.. base_momentum ?? Groups.Select(_ => 0.85)];
                        _highMomentum = [.. max_momentum ?? Groups.Select(_ => 0.95)];
                        _startDivisor = div_factor;
                        _endDivisor = div_factor * final_div_factor;
                        double top = (pct_start * _totalSteps) - 1;
                        _phases = three_phase
                            ?
                            [
                                new Phase(top, Level.First, Level.Largest), new Phase((2 * pct_start * _totalSteps) - 2, Level.Largest, Level.First),
                                new Phase(_totalSteps - 1, Level.First, Level.Last),
                            ]
                            : [new Phase(top, Level.First, Level.Largest), new Phase(_totalSteps - 1, Level.Largest, Level.Last)];
                        step();
                    }

                    /// <summary>How the rates go from one end of a phase to the other.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Along half a cosine.</summary>
                        Cos,

                        /// <summary>Along a line.</summary>
                        Linear,
                    }

                    private enum Level
                    {
                        First,
                        Largest,
                        Last,
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _totalSteps)
                        {
                            throw new InvalidOperationException($"OneCycleLR: step {Epoch + 1} was asked for; the cycle has {_totalSteps}.");
                        }

                        double start = 0;
                        int current = 0;
                        while (current < _phases.Length - 1 && Epoch > _phases[current].End)
                        {
                            start = _phases[current++].End;
                        }

                        Phase phase = _phases[current];
                        double share = (Epoch - start) / (phase.End - start);
                        var rates = new double[Groups.Length];
                        for (int i = 0; i < rates.Length; i++)
                        {
                            rates[i] = Between(Rate(phase.From, i), Rate(phase.To, i), share);
                            if (_cyclesMomentum)
                            {
                                SetMomentum(Groups[i], Between(Momentum(phase.From, i), Momentum(phase.To, i), share));
                            }
                        }

                        return rates;
                    }

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IBetas betas)
                        {
                            betas.Betas = (momentum, betas.Betas.Item2);
                        }
                        else
                        {
                            ((IMomentum)group).Momentum = momentum;
                        }
                    }

                    private double Between(double from, double to, double share)
                        => _linear ? ((to - from) * share) + from : to + ((from - to) / 2 * (Math.Cos(Math.PI * share) + 1));

                    private double Rate(Level level, int group) => level switch
                    {
                        Level.First => _largest[group] / _startDivisor,
                        Level.Largest => _largest[group],
                        _ => _largest[group] / _endDivisor,
                    };

                    private double Momentum(Level level, int group) => level == Level.Largest ? _lowMomentum[group] : _highMomentum[group];

                    private readonly record struct Phase(double End, Level From, Level To);
                }
            }
        }
    }
}
