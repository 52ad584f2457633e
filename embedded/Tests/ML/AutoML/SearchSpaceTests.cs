using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Mnist.Embedded.Tests.ML.AutoML;

public sealed class SearchSpaceTests
{
    [Fact]
    public void A_class_becomes_a_search_space_by_its_attributes()
    {
        var space = new SearchSpace<Settings>();

        Assert.Equal(["Rate", "Batch", "Epochs", "Kind", "Shuffle", "Inner"], space.Keys);
        Assert.Equal(6, space.FeatureSpaceDim);
        Assert.Equal([3, null, null, 2, null, 2], space.Step);
    }

    [Fact]
    public void The_start_values_are_those_of_the_attributes()
    {
        var start = new SearchSpace<Settings>().SampleFromFeatureSpace(new SearchSpace<Settings>().Default);

        Assert.Equal((1e-3, 32, 3, Kind.Fast, false, 0.25f), (Math.Round(start.Rate, 12), start.Batch, start.Epochs, start.Kind, start.Shuffle, start.Inner.Part));
    }

    [Fact]
    public void The_ends_of_the_feature_space_are_the_ends_of_the_ranges()
    {
        var space = new SearchSpace<Settings>();

        var least = space.SampleFromFeatureSpace(new double[6]);
        var most = space.SampleFromFeatureSpace([1, 1, 1, 1, 1, 1]);

        Assert.Equal((1e-4, 16, 1), (least.Rate, least.Batch, least.Epochs));
        Assert.Equal((1e-1, 64, 10), (most.Rate, most.Batch, most.Epochs));
    }

    [Fact]
    public void What_is_not_searched_comes_from_the_default_object()
    {
        var space = new SearchSpace<Settings>(new Settings { Name = "mine", Inner = new() { Fixed = 7 } });

        var sample = space.SampleFromFeatureSpace(space.Default);

        Assert.Equal(("mine", 7, 0.25f), (sample.Name, sample.Inner.Fixed, sample.Inner.Part));
    }

    [Fact]
    public void Every_whole_number_of_a_range_is_equally_likely()
    {
        var option = new UniformIntOption(1, 5);
        int[] counts = new int[6];
        for (int i = 0; i < 1000; i++)
        {
            counts[option.SampleFromFeatureSpace([i / 1000.0]).AsType<int>()]++;
        }

        Assert.Equal([0, 200, 200, 200, 200, 200], counts);
    }

    [Fact]
    public void A_value_is_found_again_from_its_coordinates() => Prop.ForAll(
        Gen.Choose(1, 1000).ToArbitrary(),
        Gen.Elements(true, false).ToArbitrary(),
        (number, log) =>
        {
            var whole = new UniformIntOption(1, 1000, log);
            var real = new UniformDoubleOption(1, 1000, log);
            var choice = new ChoiceOption([.. Enumerable.Range(1, 1000).Cast<object>()]);
            return whole.SampleFromFeatureSpace(whole.MappingToFeatureSpace(Parameter.FromInt(number))).AsType<int>() == number
                && Math.Abs(real.SampleFromFeatureSpace(real.MappingToFeatureSpace(Parameter.FromDouble(number))).AsType<double>() - number) < 1e-9
                && choice.SampleFromFeatureSpace(choice.MappingToFeatureSpace(Parameter.FromInt(number))).AsType<int>() == number;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_logarithmic_range_has_equal_ratios_at_equal_distances()
    {
        var option = new UniformSingleOption(1e-4f, 1, logBase: true);

        Assert.Equal(1e-2f, option.SampleFromFeatureSpace([0.5]).AsType<float>(), 1e-7f);
    }

    [Fact]
    public void A_search_space_can_be_an_option_of_another()
    {
        var inner = new Microsoft.ML.SearchSpace.Option.SearchSpace { ["a"] = new UniformIntOption(1, 3) };
        var space = new Microsoft.ML.SearchSpace.SearchSpace { ["inner"] = inner, ["b"] = new ChoiceOption("x", "y") };

        var sample = space.SampleFromFeatureSpace([1, 1]);

        Assert.Equal("""{"b":"y","inner":{"a":3}}""", sample.ToString());
        Assert.Equal(sample, space.SampleFromFeatureSpace(space.MappingToFeatureSpace(sample)));
        Assert.Equal([2, null], space.Step);
    }

    [Fact]
    public void A_parameter_survives_json()
    {
        var parameter = Parameter.CreateNestedParameter(
            new("rate", Parameter.FromDouble(1e-3)),
            new("batch", Parameter.FromInt(16)),
            new("kind", Parameter.FromEnum(Kind.Slow)),
            new("sizes", Parameter.FromIEnumerable([128, 64])),
            new("shuffle", Parameter.FromBool(true)));

        var again = JsonSerializer.Deserialize<Parameter>(parameter.ToString())!;

        Assert.Equal("""{"rate":0.001,"batch":16,"kind":"Slow","sizes":[128,64],"shuffle":true}""", parameter.ToString());
        Assert.Equal(parameter, again);
        Assert.Equal(Kind.Slow, again["kind"].AsType<Kind>());
        Assert.Equal([128, 64], again["sizes"].AsType<int[]>());
        Assert.Throws<KeyNotFoundException>(() => again["none"]);
        Assert.Throws<InvalidOperationException>(() => again["rate"]["none"]);
        Assert.Throws<JsonException>(() => again["rate"].AsType<int>());
    }

    [Fact]
    public void Ranges_and_choices_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new UniformDoubleOption(2, 1));
        Assert.Throws<ArgumentException>(() => new UniformDoubleOption(0, 1, logBase: true));
        Assert.Throws<ArgumentException>(() => new ChoiceOption());
        Assert.Throws<ArgumentException>(() => new ChoiceOption(1, 2, 1));
        Assert.Throws<ArgumentException>(() => new ChoiceOption([1, 2], defaultChoice: 3));
        Assert.Throws<ArgumentException>(() => new UniformIntOption(1, 3).MappingToFeatureSpace(Parameter.FromInt(4)));
        Assert.Throws<ArgumentException>(() => new UniformIntOption(1, 3).SampleFromFeatureSpace([1.5]));
        Assert.Throws<ArgumentException>(() => new SearchSpace<Wrong>());
    }

    private enum Kind
    {
        Slow,
        Fast,
    }

    private sealed class Settings
    {
        [Range(1e-4, 1e-1, 1e-3, true)]
        public double Rate { get; set; }

        [Choice([16, 32, 64], 32)]
        public int Batch { get; set; }

        [Range(1, 10, 3)]
        public int Epochs { get; set; }

        [Choice([Kind.Slow, Kind.Fast], Kind.Fast)]
        public Kind Kind { get; set; }

        [BooleanChoice(false)]
        public bool Shuffle { get; set; }

        [NestOption]
        public Inner Inner { get; set; } = new();

        public string Name { get; set; } = "";
    }

    private sealed class Inner
    {
        [Range(0f, 1f, 0.25f)]
        public float Part { get; set; }

        public int Fixed { get; set; }
    }

    private sealed class Wrong
    {
        [Range(0.5, 1)]
        public int Whole { get; set; }
    }
}
