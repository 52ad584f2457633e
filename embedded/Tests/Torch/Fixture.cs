using System.Text.Json;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>Tensors that PyTorch computed: a safetensors file of Fixtures/make_fixtures.py.</summary>
internal sealed class Fixture
{
    private readonly Dictionary<string, (ScalarType Type, long[] Shape, byte[] Bytes)> _entries = [];

    private Fixture(string name)
    {
        using Stream stream = typeof(Fixture).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no fixture '{name}'.");
        using var reader = new BinaryReader(stream);
        using var header = JsonDocument.Parse(reader.ReadBytes((int)reader.ReadUInt64()));
        byte[] data = reader.ReadBytes((int)(stream.Length - stream.Position));
        foreach (JsonProperty entry in header.RootElement.EnumerateObject())
        {
            long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
            JsonElement offsets = entry.Value.GetProperty("data_offsets");
            ScalarType type = entry.Value.GetProperty("dtype").GetString() switch
            {
                "F32" => ScalarType.Float32,
                "F64" => ScalarType.Float64,
                "I64" => ScalarType.Int64,
                "BOOL" => ScalarType.Bool,
                "U8" => ScalarType.Byte,
                var other => throw new InvalidDataException($"The fixture has elements of type {other}."),
            };
            _entries.Add(entry.Name, (type, shape, data[offsets[0].GetInt32()..offsets[1].GetInt32()]));
        }
    }

    public static Fixture Operations { get; } = new("operations.safetensors");

    public static Fixture Optimisers { get; } = new("optimisers.safetensors");

    public static Fixture Schedules { get; } = new("schedules.safetensors");

    public static Fixture RandomStreams { get; } = new("random.safetensors");

    public static Fixture InitialWeights { get; } = new("initial_weights.safetensors");

    public static Fixture TrainingRuns { get; } = new("training.safetensors");

    public IEnumerable<string> Names => _entries.Keys;

    public Tensor this[string name]
    {
        get
        {
            (ScalarType type, long[] shape, byte[] bytes) = _entries[name];
            Tensor tensor = empty(shape, type);
            tensor.bytes = bytes;
            return tensor;
        }
    }

    public bool Has(string name) => _entries.ContainsKey(name);
}
