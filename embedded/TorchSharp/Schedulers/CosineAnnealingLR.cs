namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rates fall along half a cosine to eta_min within T_max steps, and rise again.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _halfPeriod;
                    private readonly double _lowest;

                    /// <summary>A schedule along a cosine.</summary>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _halfPeriod = T_max;
                        _lowest = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0)
                        {
                            return Scaled(1);
                        }

                        if ((Epoch - 1 - _halfPeriod) % (2 * _halfPeriod) == 0)
                        {
                            // At the lowest point the ratio below would divide by zero.
                            double rise = (1 - Math.Cos(Math.PI / _halfPeriod)) / 2;
                            return Groups.Select((group, i) => group.LearningRate + ((BaseRates[i] - _lowest) * rise));
                        }

                        double ratio = (1 + Math.Cos(Math.PI * Epoch / _halfPeriod)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _halfPeriod));
                        return Array.ConvertAll(Groups, group => (ratio * (group.LearningRate - _lowest)) + _lowest);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                        => Array.ConvertAll(BaseRates, rate => _lowest + ((rate - _lowest) * (1 + Math.Cos(Math.PI * Epoch / _halfPeriod)) / 2));
                }
            }
        }
    }
}
