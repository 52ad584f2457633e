namespace Mnist.MLNet.Training.Schedules;

/// <summary>A point of a training run, for which a schedule gives the learning rate.</summary>
/// <param name="BaseRate">The learning rate of the options.</param>
/// <param name="Epoch">The epoch, counted from 0.</param>
/// <param name="Step">Steps of the optimiser since the start of the run: 0 before the first.</param>
/// <param name="Epochs">The epochs of the whole run.</param>
/// <param name="StepsPerEpoch">The steps of an epoch.</param>
/// <param name="Losses">The loss of each finished epoch: on the validation rows, or in training where there are none.</param>
public readonly record struct SchedulePoint(double BaseRate, int Epoch, long Step, int Epochs, int StepsPerEpoch, IReadOnlyList<double> Losses);
