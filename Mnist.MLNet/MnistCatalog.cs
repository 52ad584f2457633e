using Microsoft.ML;
using Microsoft.ML.Runtime;
using Mnist.MLNet.Data;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Persistence.Onnx;
using Mnist.MLNet.Persistence.Weights;
using Mnist.MLNet.Pictures;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Graphs;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Scoring.BuiltIn;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms;
using static TorchSharp.torch;

namespace Mnist.MLNet;

/// <summary>Everything that this library adds to an <see cref="MLContext"/>; reached by <c>ml.Mnist()</c>.</summary>
public sealed class MnistCatalog
{
    private readonly MLContext _ml;

    internal MnistCatalog(MLContext ml) => _ml = ml;

    /// <summary>
    /// Opens a data set laid out like MNIST. Without a folder: the one that MNIST_DIR names, else <c>datasets/mnist</c>, else a download into that,
    /// else digits that this library draws, which the context's log then says.
    /// </summary>
    /// <param name="folder">The folder with the four IDX files; null to look for one.</param>
    /// <returns>The training and the test set, each a data view with the columns <c>Pixels</c> (0…255) and <c>Label</c>.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder that was named does not exist.</exception>
    /// <exception cref="FileNotFoundException">It lacks a file.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or files do not belong together.</exception>
    public MnistData Load(string? folder = null)
    {
        using var channel = ((IHostEnvironment)_ml).Start(nameof(Load));
        return new DataSetLocator(new DataSetLocatorOptions
        {
            Folder = folder,
            Announce = line => channel.Warning(MessageSensitivity.None, line),
        }).Locate();
    }

    /// <summary>A loader for images and labels in two IDX files, given as a source of two items, images first.</summary>
    /// <param name="rows">Height of the images, in pixels.</param>
    /// <param name="columns">Width of the images, in pixels.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>The loader.</returns>
    public IdxLoader CreateIdxLoader(int rows = 28, int columns = 28, int classCount = 10) => new(rows, columns, classCount);

    /// <summary>
    /// Makes images like MNIST's of pictures: PNG, JPEG, BMP, PBM, PGM or PPM files, or pixels that ML.NET read. Put it before a trained model, as
    /// <c>new TransformerChain&lt;ITransformer&gt;(preparing, model)</c>; what is saved then takes pictures.
    /// </summary>
    /// <param name="outputColumnName">The column to write: 28×28 pixels, from 0 (paper) to 255 (ink).</param>
    /// <param name="inputColumnName">
    /// The column to read: paths (text), the bytes of files (a vector of Byte), or pixels 0…255 as ML.NET's <c>ExtractPixels</c> gives them: a vector of
    /// Single or Byte of planes×rows×columns or, interleaved, rows×columns×planes, with 1 (grey), 3 (red, green, blue) or 4 planes (alpha before those), or
    /// of rows×columns.
    /// </param>
    /// <param name="options">The steps; null for all of them.</param>
    /// <returns>The estimator.</returns>
    public PicturePreparingEstimator PreparePicture(string outputColumnName = "Pixels", string inputColumnName = "Picture", PictureOptions? options = null) =>
        new(outputColumnName, inputColumnName, options ?? PictureOptions.Default);

    /// <summary>Normalises pixels: (pixel / 255 − mean) / standard deviation.</summary>
    /// <param name="mean">The mean of the pixels scaled to 0…1; MNIST's is 0.1307, and 0 leaves 0 at 0.</param>
    /// <param name="std">Their standard deviation, above 0; MNIST's is 0.3081, and 1 leaves the scale 0…1.</param>
    /// <param name="outputColumnName">The column to write; the input column's name replaces that.</param>
    /// <param name="inputColumnName">The column to read; null means <paramref name="outputColumnName"/>.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException"><paramref name="mean"/> or <paramref name="std"/> is outside its range.</exception>
    public PixelNormalizingEstimator NormalizePixels(float mean, float std, string outputColumnName = "Pixels", string? inputColumnName = null) =>
        new(outputColumnName, inputColumnName ?? outputColumnName, mean, std);

    /// <summary>Trains a network from the registry.</summary>
    /// <param name="networkName">The network's name, such as <c>lenet5</c>.</param>
    /// <param name="options">How to train; null for the defaults. Later changes of it have no effect.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">There is no such network, or an option is outside its range.</exception>
    public TorchClassifierTrainer TorchClassifier(string networkName, TorchClassifierOptions? options = null) =>
        TorchClassifierTrainer.ForRegistered(_ml, networkName, options ?? new TorchClassifierOptions());

    /// <summary>Trains a network of the caller's own.</summary>
    /// <param name="createNetwork">Creates the network with fresh weights; it maps (batch, 1, rows, columns) to logits (batch, classes).</param>
    /// <param name="options">How to train; null for the defaults. Later changes of it have no effect.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public TorchClassifierTrainer TorchClassifier(Func<nn.Module<Tensor, Tensor>> createNetwork, TorchClassifierOptions? options = null) =>
        TorchClassifierTrainer.ForOwn(_ml, createNetwork, options ?? new TorchClassifierOptions());

    /// <summary>Trains several classifiers and averages their probabilities.</summary>
    /// <param name="members">Trainers, or pipelines that end in one; different seeds, networks or preprocessing make their mistakes differ.</param>
    /// <returns>The estimator; the model that it makes predicts like a single classifier.</returns>
    /// <exception cref="ArgumentException">There are no members.</exception>
    public EnsembleEstimator Ensemble(params IEnumerable<IEstimator<ITransformer>> members) => Ensemble(EnsembleVote.Average, members);

    /// <summary>Trains several classifiers and lets them decide together.</summary>
    /// <param name="vote">How one answer is made of the members'.</param>
    /// <param name="members">Trainers, or pipelines that end in one; different seeds, networks or preprocessing make their mistakes differ.</param>
    /// <returns>The estimator; the model that it makes predicts like a single classifier.</returns>
    /// <exception cref="ArgumentException">There are no members.</exception>
    public EnsembleEstimator Ensemble(EnsembleVote vote, params IEnumerable<IEstimator<ITransformer>> members) => new(vote, members);

    /// <summary>Makes an ensemble of models that are trained already, such as those that <see cref="LoadModel"/> gives.</summary>
    /// <param name="vote">How one answer is made of the members'.</param>
    /// <param name="inputSchema">The schema of the data that they take.</param>
    /// <param name="models">The models; they belong to the ensemble from now on, and are freed with it.</param>
    /// <returns>The ensemble.</returns>
    /// <exception cref="ArgumentException">There are no models, or one does not fit the data, gives no probabilities, or has other classes than the first.</exception>
    public EnsembleTransformer Combine(EnsembleVote vote, DataViewSchema inputSchema, params IEnumerable<ITransformer> models) => new(vote, [.. models], inputSchema);

    /// <summary>Judges scored data: accuracy, precision, recall and F1 by class and on average, log-loss, confusion counts.</summary>
    /// <param name="scored">Data with labels and scores, as a classifier's <c>Transform</c> gives it.</param>
    /// <param name="labelColumnName">The column with the true classes, a key.</param>
    /// <param name="scoreColumnName">The column with the probabilities.</param>
    /// <returns>The report; its <c>ToString</c> is a table.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a wrong type.</exception>
    /// <exception cref="InvalidDataException">No row can be judged.</exception>
    public ClassificationReport Evaluate(IDataView scored, string labelColumnName = "Label", string scoreColumnName = TorchClassifierTransformer.ScoreColumn) =>
        Evaluator.Evaluate(scored, labelColumnName, scoreColumnName);

    /// <summary>Saves a model as one file.</summary>
    /// <param name="model">A fitted pipeline of PreparePicture, NormalizePixels, TorchClassifier and MapKeyToValue steps.</param>
    /// <param name="inputSchema">The schema of the data that it takes.</param>
    /// <param name="path">The file to write; one that exists is replaced, all at once.</param>
    /// <param name="report">How well the model did, kept in the file; null for nothing.</param>
    /// <exception cref="NotSupportedException">The pipeline has a step that model files cannot hold.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(ITransformer model, DataViewSchema inputSchema, string path, ClassificationReport? report = null) =>
        ModelFile.Save(model, inputSchema, path, report);

    /// <summary>Loads a model that <see cref="Save"/> wrote. Nothing in the file is run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="createNetwork">Creates the network of a model that was trained on the caller's own; null where the registry knows it.</param>
    /// <returns>The fitted pipeline.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, or is of another network.</exception>
    public ITransformer LoadModel(string path, Func<nn.Module<Tensor, Tensor>>? createNetwork = null) => ModelFile.Load(_ml, path, createNetwork);

    /// <summary>
    /// Writes a model as an ONNX graph (operator set 13) from raw pixels to probabilities, for any batch size. The network may be of the caller's own: its forward pass
    /// is watched while random images go through it, and what was found is held against it. Nobody else may score with the model meanwhile.
    /// </summary>
    /// <param name="model">A fitted pipeline of NormalizePixels, TorchClassifier and MapKeyToValue steps.</param>
    /// <param name="path">The file to write; one that exists is replaced, all at once.</param>
    /// <param name="options">What the graph holds beside the network; null for normalisation and softmax.</param>
    /// <exception cref="NotSupportedException">A module, the code between two modules, or a step cannot be exported; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ExportOnnx(ITransformer model, string path, OnnxExportOptions? options = null) =>
        OnnxFile.Write(ScoringPipeline.Of(model), path, options ?? new OnnxExportOptions());

    /// <summary>Draws a model's network as a picture in SVG: its steps with their settings and parameters, and the shapes between them.</summary>
    /// <param name="model">A fitted pipeline of NormalizePixels, one TorchClassifier and MapKeyToValue steps. Nobody else may score with it meanwhile.</param>
    /// <param name="path">The file to write; one that exists is replaced, all at once.</param>
    /// <exception cref="NotSupportedException">A module or the code between two modules is not understood, or the pipeline has other steps; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ExportGraph(ITransformer model, string path)
    {
        var classifier = ScoringPipeline.Of(model).Classifier;
        using var scope = NewDisposeScope();
        var network = NetworkTracer.Trace(classifier.Model, classifier.ImageShape);
        AtomicFile.WriteAllText(path, NetworkGraph.Of(network, classifier.NetworkName ?? network.Name).ToSvgDocument());
    }

    /// <summary>
    /// The model as a chain of ML.NET's own transformers: <c>ml.Model.Save</c> writes it, and a plain <c>ml.Model.Load</c> reads it in any program that references this library.
    /// It takes the column <c>Pixels</c> and adds <c>Score</c>, without slot names, and <c>PredictedLabel</c>; rows are scored one by one.
    /// </summary>
    /// <param name="model">A fitted pipeline of NormalizePixels, one TorchClassifier with a network of the registry and ten classes, and MapKeyToValue steps. It is copied.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="NotSupportedException">The pipeline is another; the message says in what.</exception>
    public ITransformer ToBuiltIn(ITransformer model) => BuiltInModel.Create(_ml, model);

    /// <summary>Writes the weights of a model's network alone, under PyTorch's names.</summary>
    /// <param name="model">A fitted pipeline of NormalizePixels, one TorchClassifier and MapKeyToValue steps.</param>
    /// <param name="path">The file to write: <c>.safetensors</c>, or <c>.dat</c> in TorchSharp's own format; one that exists is replaced, all at once.</param>
    /// <exception cref="ArgumentException">The file's extension is another.</exception>
    /// <exception cref="NotSupportedException">The pipeline has other steps.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ExportWeights(ITransformer model, string path) => WeightsFile.Write(ScoringPipeline.Of(model).Classifier.Model, path);

    /// <summary>Makes a model of weights that were trained elsewhere.</summary>
    /// <param name="path">The file: <c>.safetensors</c>, or <c>.dat</c> in TorchSharp's own format, with the names that the network's own weights have.</param>
    /// <param name="recipe">The recipe whose network and normalisation the weights are for.</param>
    /// <param name="classes">The number of classes, named 0, 1, …; at least 2.</param>
    /// <returns>The fitted pipeline, from raw pixels.</returns>
    /// <exception cref="ArgumentException">The file's extension is another.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds the weights of another network.</exception>
    public ITransformer ImportWeights(string path, Recipe recipe, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return ImportedModel.Create(path, recipe, classes);
    }

    /// <summary>Reads what a model file says about itself, without loading the model.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model.</exception>
    public ModelManifest ReadManifest(string path) => ModelFile.ReadManifest(path);
}
