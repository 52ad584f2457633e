namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>A graph in the making: nodes in the order in which they run, and the constants that they use.</summary>
internal sealed class OnnxGraph
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, OnnxConstant> _constants = [];
    private readonly HashSet<string> _nodeNames = [];

    /// <summary>Adds a node.</summary>
    /// <param name="name">What the node is called; a number is added where that is taken.</param>
    /// <param name="type">ONNX's name of the operation.</param>
    /// <param name="inputs">The values that it takes.</param>
    /// <param name="attributes">Its settings.</param>
    /// <returns>The name of the value that it gives.</returns>
    public string Add(string name, string type, IReadOnlyList<string> inputs, params IReadOnlyList<OnnxAttribute> attributes)
    {
        string path = $"/{(name.Length == 0 ? "" : name.Replace('.', '/') + "/")}{type}";
        string unique = path;
        for (int i = 1; !_nodeNames.Add(unique); i++)
        {
            unique = $"{path}_{i}";
        }

        _nodes.Add(new OnnxNode(type, unique, inputs, $"{unique}_output", attributes));
        return _nodes[^1].Output;
    }

    /// <summary>Adds a constant, once for each name.</summary>
    /// <returns>Its name.</returns>
    public string Constant(string name, IReadOnlyList<long> shape, Array values)
    {
        _constants.TryAdd(name, new OnnxConstant(name, shape, values));
        return name;
    }

    /// <summary>Adds a number.</summary>
    /// <returns>Its name.</returns>
    public string Number(float value) => Constant(FormattableString.Invariant($"number_{value:R}"), [], (float[])[value]);

    /// <summary>The graph with its input and output.</summary>
    /// <param name="name">The graph's name.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="answer">The name of the value that the output is.</param>
    public ProtobufMessage ToMessage(string name, OnnxValue input, OnnxValue output, string answer)
    {
        if (_nodes is [.., { } last] && last.Output == answer)
        {
            _nodes[^1] = last with { Output = output.Name };
        }
        else
        {
            _nodes.Add(new OnnxNode("Identity", "/Identity", [answer], output.Name));
        }

        var message = new ProtobufMessage();
        foreach (var node in _nodes)
        {
            message.Add(1, node.ToMessage());
        }

        message.Add(2, name);
        foreach (var constant in _constants.Values)
        {
            message.Add(5, constant.ToMessage());
        }

        return message.Add(11, input.ToMessage()).Add(12, output.ToMessage());
    }
}
