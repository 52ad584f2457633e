using System.CommandLine;
using System.Text.Json;
using Mnist.MLNet.Benchmarks;
using Mnist.MLNet.Benchmarks.Engine;
using Mnist.MLNet.Benchmarks.Study;
using Mnist.MLNet.Benchmarks.Tuners;

// Run alone on the machine: whatever else runs beside it is in the figures.
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- recipes lenet5
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- ensembles three-conv
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- engine
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- study
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- tuners
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- serving MODEL
string results = Path.Combine("Mnist.MLNet.Benchmarks", "results");
var recipe = new Argument<string[]>("RECIPE") { Description = "The recipes to run", Arity = ArgumentArity.OneOrMore };
var seeds = new Option<int[]>("--seeds") { Description = "The seeds to run each with", DefaultValueFactory = _ => [1, 2, 3], AllowMultipleArgumentsPerToken = true };
var someRecipes = new Argument<string[]>("RECIPE") { Description = "The recipes to run; none for all", Arity = ArgumentArity.ZeroOrMore };
var recipes = new Command("recipes", "Trains recipes whole, as 'mnist train' does: test accuracy, wall time and peak memory of the process, beside the studies' figures") { someRecipes, seeds };
recipes.SetAction(options => RecipeBenchmark.Run(options.GetValue(someRecipes) ?? [], options.GetRequiredValue(seeds), results));

var members = new Option<int>("--members") { Description = "The members of each ensemble", DefaultValueFactory = _ => 5 };
var ensembles = new Command("ensembles", "Trains ensembles whole, as 'mnist ensemble' does: members and ensemble beside each other") { recipe, members };
ensembles.SetAction(options => EnsembleBenchmark.Run(options.GetRequiredValue(recipe), options.GetValue(members), results));

string[] all = [.. Workload.All.Select(workload => workload.Name)];
var repeats = new Option<int>("--repeats") { Description = "How often each measurement is made", DefaultValueFactory = _ => 3 };
repeats.Validators.Add(option =>
{
    if (option.GetValueOrDefault<int>() < 1)
    {
        option.AddError("--repeats must be at least 1.");
    }
});
var workloads = new Option<string[]>("--workloads") { Description = "What to train", DefaultValueFactory = _ => all, AllowMultipleArgumentsPerToken = true };
workloads.AcceptOnlyFromAmong(all);
var quick = new Option<bool>("--quick") { Description = "Try it out: one repeat on 6,000 images; the table is printed and not written" };
var engine = new Command("engine", "Compares the engine with PyTorch: training, scoring, one image, memory; a run of all workloads writes engine.md") { repeats, workloads, quick };
engine.SetAction(options => ExitCodeOf(() => EngineBenchmark.Run(options.GetRequiredValue(workloads), options.GetRequiredValue(repeats), options.GetValue(quick), results)));

string studyFolder = Path.Combine("docs", "study");
var quickStudy = new Option<bool>("--quick") { Description = "Try it out: few drawn images and one batch size; the table is printed and nothing written" };
var page = new Option<bool>("--page") { Description = "Run nothing: write the tables and charts of the page of findings from the files beside it" };
var study = new Command("study", "Runs the hyperparameter study whole and measures what it costs with PyTorch; writes tables, charts and report to docs/study") { quickStudy, page };
study.SetAction(options => ExitCodeOf(() =>
{
    if (options.GetValue(page))
    {
        StudyPage.Update(studyFolder);
    }
    else
    {
        StudyBenchmark.Run(options.GetValue(quickStudy), studyFolder);
    }
}));

var tuners = new Command("tuners", "Compares the tuners of sweeps on test functions: trials to the quality of random search; writes tuners.md");
tuners.SetAction(_ => TunerBenchmark.Run(results) ? 0 : 1);
var model = new Argument<string>("MODEL") { Description = "The model file to serve" };
var seconds = new Option<int>("--seconds") { Description = "How long to ask", DefaultValueFactory = _ => 60 };
var serving = new Command("serving", "Loads 'mnist serve' over the loopback: predictions a second, time of an answer, memory") { model, seconds };
serving.SetAction(options => ServingBenchmark.Run(options.GetRequiredValue(model), options.GetRequiredValue(seconds), results));

var request = new Argument<string>("REQUEST");
var measure = new Command(MeasuringProcess.Command, "One measurement, as JSON") { request };
measure.Hidden = true;
measure.SetAction(options => Console.WriteLine(JsonSerializer.Serialize(Measurements.Run(JsonSerializer.Deserialize<Request>(options.GetRequiredValue(request))!))));
return new RootCommand("Measures Mnist.MLNet and writes its tables of results") { recipes, ensembles, engine, study, serving, tuners, measure }.Parse(args).Invoke();

static int ExitCodeOf(Action run)
{
    try
    {
        run();
        return 0;
    }
    catch (Exception exception) when (exception is InvalidOperationException or IOException or InvalidDataException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}
