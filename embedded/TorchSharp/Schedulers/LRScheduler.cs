namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of the learning rate.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser's groups at every step, usually once an epoch.</summary>
            public abstract class LRScheduler
            {
                /// <summary>The steps done, the first of which the constructor does.</summary>
                protected int _step_count;

                private readonly bool _verbose;
                private double[] _lastRates = [];

                /// <summary>A schedule of no optimiser.</summary>
                protected LRScheduler()
                {
                    Groups = [];
                    BaseRates = [];
                }

                /// <summary>A schedule of an optimiser, which derived classes begin with a first step.</summary>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _verbose = verbose;
                    Epoch = last_epoch;
                    Groups = [.. optimizer.ParamGroups];
                    BaseRates = Array.ConvertAll(Groups, group => group.InitialLearningRate);
                    _lastRates = Array.ConvertAll(Groups, group => group.LearningRate);
                }

                /// <summary>The step that was done last, counted from 0.</summary>
                internal int Epoch { get; set; }

                /// <summary>The groups whose rates are set.</summary>
                internal ILearningRateController[] Groups { get; }

                /// <summary>The rates that the schedule starts from.</summary>
                internal double[] BaseRates { get; }

                /// <summary>Does the next step.</summary>
                public virtual void step() => step(null);

                /// <summary>Does the next step, or goes to a given one.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? (Epoch + 1);
                    SetRates([.. epoch is null ? get_lr() : get_closed_form_lr()]);
                }

                /// <summary>Does the next step; most schedules do not look at the metric.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates that the last step set.</summary>
                public IEnumerable<double> get_last_lr() => _lastRates;

                /// <summary>The rates of this step, from those of the last one.</summary>
                protected virtual IEnumerable<double> get_lr() => Array.ConvertAll(Groups, group => group.LearningRate);

                /// <summary>The rates of this step, from the number of steps alone.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>Sets the rates of all groups, and says so where that was asked for.</summary>
                private protected void SetRates(double[] rates)
                {
                    for (int i = 0; i < Groups.Length; i++)
                    {
                        Groups[i].LearningRate = rates[i];
                        if (_verbose && rates[i] != _lastRates[i])
                        {
                            Console.WriteLine($"Adjusting learning rate of group {i} to {rates[i]}.");
                        }
                    }

                    _lastRates = rates;
                }

                /// <summary>The present rates times a factor.</summary>
                private protected double[] Scaled(double factor) => Array.ConvertAll(Groups, group => group.LearningRate * factor);

                /// <summary>The first rates times a factor.</summary>
                private protected double[] FromBase(double factor) => Array.ConvertAll(BaseRates, rate => rate * factor);
            }
        }
    }
}
