using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Pictures;
using Mnist.MLNet.Tests.Cli;
using Xunit.Abstractions;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>From the file of a picture to the digit, in code and by the program.</summary>
[Collection(TorchCollection.Name)]
public sealed class PictureReadingTests(DigitModel digits, ITestOutputHelper output) : IClassFixture<DigitModel>
{
    // MNIST_PICTURES asks for more, where a figure is to be more precise
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("MNIST_PICTURES"), out int count) ? count : 100;

    [Fact]
    public void Of_pictures_as_people_take_them_95_percent_are_read_and_without_preparation_few()
    {
        var drawn = new DrawnPicture(seed: 11);
        byte[][] files = new byte[Count][];
        Parallel.For(0, Count, () => new DrawnPicture(seed: 11), (i, _, painter) =>
        {
            var picture = painter.Draw(i);
            files[i] = i % 2 == 0 ? PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba) : new JpegEncoder(6).Encode(picture.Width, picture.Height, picture.Rgba);
            return painter;
        }, _ => { });
        var rows = files.Select(file => new PictureBytes { Picture = file }).ToList();
        int Right(PictureOptions? options) => Predict(rows, digits.Ml.Mnist().PreparePicture(options: options)).Where((predicted, i) => predicted == $"{drawn.Label(i)}").Count();

        int prepared = Right(null);
        int unprepared = Right(PictureOptions.Unprepared);
        int inverted = Right(PictureOptions.Unprepared with { Inversion = Inversion.Automatic });

        output.WriteLine($"of {Count} pictures {prepared} are read right; {unprepared} without preparation; {inverted} with inversion alone");
        Assert.InRange(prepared, 0.95 * Count, Count);
        Assert.InRange(unprepared, 0, 0.4 * Count);
    }

    [Fact]
    public void A_pipeline_that_begins_with_pictures_is_saved_and_loaded_whole_and_takes_paths_and_bytes()
    {
        using var folder = new TemporaryFolder();
        var picture = new DrawnPicture(seed: 12).Draw(0);
        byte[] png = PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba);
        var data = digits.Ml.Data.LoadFromEnumerable([new DigitPicture { Picture = folder.Write("digit.png", png) }]);
        var options = new PictureOptions { BoxSide = 19, Inversion = Inversion.Automatic };
        var model = new TransformerChain<ITransformer>(digits.Ml.Mnist().PreparePicture(options: options).Fit(data), digits.Model);
        digits.Ml.Mnist().Save(model, data.Schema, folder["pictures.zip"]);

        var loaded = digits.Ml.Mnist().LoadModel(folder["pictures.zip"]);
        using var engine = digits.Ml.Model.CreatePredictionEngine<DigitPicture, DigitPrediction>(loaded);
        using var bytesEngine = digits.Ml.Model.CreatePredictionEngine<PictureBytes, DigitPrediction>(digits.Ml.Mnist().LoadModel(folder["pictures.zip"]));

        float[] expected = model.Transform(data).GetColumn<float[]>("Score").Single();
        Assert.Equal(expected, engine.Predict(new DigitPicture { Picture = folder["digit.png"] }).Score);
        Assert.Equal(expected, bytesEngine.Predict(new PictureBytes { Picture = png }).Score);
        Assert.Contains("\"boxSide\": 19", JsonOf(folder["pictures.zip"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Estimators_check_their_column()
    {
        var data = SimpleImages.Create(4);
        var estimator = digits.Ml.Mnist().PreparePicture("Prepared", "Label");

        Assert.Contains("pictures must be paths (text), the bytes of files (a vector of Byte), or pixels", Assert.Throws<ArgumentException>(() => estimator.Fit(data)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => estimator.Append(digits.Ml.Mnist().NormalizePixels(0, 1, "Prepared")).Fit(data));
        Assert.ThrowsAny<ArgumentException>(() => digits.Ml.Mnist().PreparePicture(inputColumnName: "Nothing").Fit(data));
    }

    [Fact]
    public void A_picture_that_cannot_be_read_is_named_by_the_row_that_asks_for_it()
    {
        var files = digits.Ml.Data.LoadFromEnumerable([new PictureBytes { Picture = [1, 2, 3] }]);
        var prepared = digits.Ml.Mnist().PreparePicture().Fit(files).Transform(files);

        Assert.StartsWith("'row 0 of column Picture' cannot be read as a picture: ", Assert.ThrowsAny<InvalidDataException>(() => prepared.GetColumn<float[]>("Pixels").ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_reads_pictures_of_all_formats_and_names_those_that_it_cannot()
    {
        using var folder = new TemporaryFolder();
        var drawn = new DrawnPicture(seed: 21);
        string png = Write(folder, "0.png", drawn.Draw(0), jpeg: false);
        string jpeg = Write(folder, "1.jpg", drawn.Draw(1), jpeg: true);
        string text = folder.Write("notes.png", "no picture"u8.ToArray());

        var run = CliRun.Of("predict", digits.Path, png, text, jpeg, folder["none.png"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Matches($@"\n +{png} +\d +\d+\.\d\d % *\n +{jpeg} +\d +\d+\.\d\d % *\n", run.Out);
        Assert.Equal(
            $"mnist: '{text}' cannot be read as a picture: expected a PNG, JPEG, BMP, PBM, PGM or PPM file, found a file that begins with 6E6F2070; save it as PNG or JPEG in a picture viewer first\n"
            + $"mnist: There is no picture '{folder["none.png"]}'\n",
            run.Error);
    }

    [Fact]
    public void The_program_shows_what_the_network_saw_and_all_probabilities()
    {
        using var folder = new TemporaryFolder();
        string png = Write(folder, "digit.png", new DrawnPicture(seed: 21).Draw(0), jpeg: false);

        string shown = CliRun.Of("predict", digits.Path, png, "--show").Succeeded();

        Assert.Matches($@"^{png}, digit 1: \d+×\d+ pixels from column \d+, row \d+\n", shown);
        string[] lines = shown.Split('\n');
        Assert.Contains(lines, line => line.Contains('█', StringComparison.Ordinal) || line.Contains('▄', StringComparison.Ordinal));
        for (int digit = 0; digit < 10; digit++)
        {
            Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, $@" {digit} +\d+\.\d\d %"));
        }
    }

    [Fact]
    public void The_program_splits_a_number_into_its_digits()
    {
        using var folder = new TemporaryFolder();
        var drawn = new DrawnPicture(seed: 33);
        string png = Write(folder, "number.png", drawn.DrawLine(0, 5), jpeg: false);

        string table = CliRun.Of("predict", digits.Path, png, "--segment").Succeeded();
        string csv = CliRun.Of("predict", digits.Path, png, "--segment", "--csv", "-", "--top", "2").Succeeded();
        using var json = JsonDocument.Parse(CliRun.Of("predict", digits.Path, png, "--segment", "--json").Succeeded());

        string number = string.Concat(Enumerable.Range(0, 5).Select(drawn.Label));
        Assert.EndsWith($"{png} reads {number}\n", table, StringComparison.Ordinal);
        string[] lines = csv.TrimEnd('\n').Split('\n');
        Assert.Equal("picture,digit,prediction,probability,prediction_2,probability_2", lines[0]);
        Assert.Equal(number.Select((digit, i) => $"{png},{i + 1},{digit}"), lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(3))));
        Assert.Equal(number, string.Concat(json.RootElement.EnumerateArray().Select(digit => digit.GetProperty("prediction").GetString())));
        Assert.All(json.RootElement.EnumerateArray(), digit => Assert.Equal(1, digit.GetProperty("probabilities").EnumerateObject().Sum(chance => chance.Value.GetDouble()), 1e-4));
    }

    [Theory]
    [InlineData(0.2, 0.97, 0.9)]
    [InlineData(0, 0.97, 0.9)]
    [InlineData(-0.025, 0.95, 0.88)]
    [InlineData(-0.05, 0.85, 0.76)]
    public void Numbers_are_split_into_their_digits_also_where_strokes_touch(double gap, double leastCounted, double leastRead)
    {
        var drawn = new DrawnPicture(seed: 41);
        int counted = 0;
        int read = 0;
        for (int i = 0; i < Count; i++)
        {
            int count = 2 + (i % 4);
            string number = string.Concat(Enumerable.Range(5 * i, count).Select(drawn.Label));
            var found = PicturePreparation.Segment(drawn.DrawNumber(5 * i, count, gap));
            counted += found.Count == count ? 1 : 0;
            read += Read(found) == number ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"of {Count} numbers at a gap of {gap:P1} {counted} are split into as many digits as they have; {read} are read right"));
        Assert.InRange(counted, leastCounted * Count, Count);
        Assert.InRange(read, leastRead * Count, Count);
    }

    [Fact]
    public void The_program_s_steps_can_be_left_out_and_misplaced_options_are_told()
    {
        using var folder = new TemporaryFolder();
        string png = Write(folder, "digit.png", new DrawnPicture(seed: 21).Draw(0), jpeg: false);
        string blank = folder.Write("blank.pgm", [.. "P5 40 40 255\n"u8, .. Enumerable.Repeat((byte)200, 1600)]);

        string all = CliRun.Of("predict", digits.Path, png, "--csv", "-").Succeeded();
        string some = CliRun.Of("predict", digits.Path, png, "--csv", "-", "--no-crop", "--keep-paper", "--keep-strokes", "--box", "28", "--no-centering", "--invert", "never").Succeeded();

        Assert.NotEqual(all, some);
        Assert.Equal("--rows goes with IDX files; a picture has no rows of images", CliRun.Of("predict", digits.Path, png, "--rows", "0").Failed(2));
        Assert.Equal("--segment goes with pictures; name PNG or JPEG files", CliRun.Of("predict", digits.Path, "scans.idx", "--segment").Failed(2));
        Assert.Equal("--box goes with pictures; name PNG or JPEG files", CliRun.Of("predict", digits.Path, "--box", "20").Failed(2));
        Assert.Equal("--json and --csv exclude each other; give one of them", CliRun.Of("predict", digits.Path, png, "--json", "--csv", "-").Failed(2));
        Assert.Equal($"'{blank}' shows nothing that stands out from its paper; expected a digit. --keep-paper and --invert read it otherwise", CliRun.Of("predict", digits.Path, blank).Failed(3));
    }

    private static string Write(TemporaryFolder folder, string name, Picture picture, bool jpeg) => folder.Write(
        name,
        jpeg ? new JpegEncoder(4).Encode(picture.Width, picture.Height, picture.Rgba) : PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));

    private static string JsonOf(string model)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(model);
        using var reader = new StreamReader(zip.Entries.Single(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    private string[] Predict(List<PictureBytes> rows, IEstimator<ITransformer> preparing)
    {
        var data = digits.Ml.Data.LoadFromEnumerable(rows);
        return [.. digits.Model.Transform(preparing.Fit(data).Transform(data)).GetColumn<string>("PredictedLabel")];
    }

    private string Read(IReadOnlyList<PreparedDigit> found)
    {
        var images = IdxDataView.FromMemory([.. found.SelectMany(digit => digit.Pixels)], PicturePreparation.Side, PicturePreparation.Side, new byte[found.Count]);
        return string.Concat(digits.Model.Transform(images).GetColumn<string>("PredictedLabel"));
    }

    private sealed class PictureBytes
    {
        public byte[] Picture { get; set; } = [];
    }
}
