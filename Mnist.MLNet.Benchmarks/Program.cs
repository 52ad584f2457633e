using System.CommandLine;
using Mnist.MLNet.Benchmarks;

// Run alone on the machine: whatever else runs beside it is in the figures.
//   dotnet run -c Release --project Mnist.MLNet.Benchmarks -- recipes lenet5
var recipe = new Argument<string[]>("RECIPE") { Description = "The recipes to run", Arity = ArgumentArity.OneOrMore };
var seeds = new Option<int[]>("--seeds") { Description = "The seeds to run each with", DefaultValueFactory = _ => [1, 2, 3], AllowMultipleArgumentsPerToken = true };
var recipes = new Command("recipes", "Trains recipes whole, as 'mnist train' does: test accuracy, wall time and peak memory of the process") { recipe, seeds };
recipes.SetAction(options => RecipeBenchmark.Run(options.GetRequiredValue(recipe), options.GetRequiredValue(seeds), Path.Combine("Mnist.MLNet.Benchmarks", "results")));
return new RootCommand("Measures Mnist.MLNet and writes its tables of results") { recipes }.Parse(args).Invoke();
