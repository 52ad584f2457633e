using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public class IdxDataViewTests
{
    [Fact]
    public void The_columns_are_a_vector_of_pixels_and_a_key_with_names()
    {
        var view = Numbered(5, classCount: 10);

        Assert.Equal(["Pixels", "Label"], view.Schema.Select(column => column.Name));
        var pixels = Assert.IsType<VectorDataViewType>(view.Schema["Pixels"].Type);
        Assert.Equal<int>([2, 3], pixels.Dimensions);
        Assert.Equal(NumberDataViewType.Single, pixels.ItemType);
        var label = Assert.IsType<KeyDataViewType>(view.Schema["Label"].Type);
        Assert.Equal((typeof(uint), 10UL), (label.RawType, label.Count));
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Label"].GetKeyValues(ref names);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Rows_come_in_order_with_raw_pixels_and_labels_from_1()
    {
        var view = Numbered(200, classCount: 7);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        var pixels = cursor.GetGetter<VBuffer<float>>(view.Schema["Pixels"]);
        var label = cursor.GetGetter<uint>(view.Schema["Label"]);
        VBuffer<float> image = default;
        uint key = 0;
        for (int row = 0; row < 200; row++)
        {
            Assert.True(cursor.MoveNext());
            pixels(ref image);
            label(ref key);
            Assert.Equal((row, row / 64), (cursor.Position, cursor.Batch));
            Assert.Equal(view.GetPixels(row).ToArray().Select(pixel => (float)pixel), image.DenseValues());
            Assert.Equal((uint)(row % 7) + 1, key);
        }

        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.Equal(200, view.GetRowCount());
    }

    [Fact]
    public void Two_files_make_a_view()
    {
        using var folder = new TemporaryFolder();
        string images = folder.Write("images", IdxBytes.TwoImages());
        string labels = folder.Write("labels", IdxBytes.Gzip(IdxBytes.Labels(1, 0)));
        var view = IdxDataView.Open(images, labels, classCount: 3);

        Assert.Equal((2, 3, 1), (view.Count, view.ClassCount, view.GetLabel(0)));
        Assert.Equal([6, 7, 8, 9, 10, 11], view.GetPixels(1).ToArray());
        Assert.Contains("label out of range", Assert.Throws<InvalidDataException>(() => IdxDataView.Open(images, labels, classCount: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_that_need_the_images_at_once_read_them_once()
    {
        int opened = 0;
        var images = new IdxImages(() =>
        {
            Interlocked.Increment(ref opened);
            return new IdxReader(new TricklingStream(IdxBytes.TwoImages()), "it");
        }, "it");
        var arrays = new byte[16][];
        var threads = Enumerable.Range(0, arrays.Length).Select(i => new Thread(() => arrays[i] = images.Pixels)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(2, opened);
        Assert.Single(arrays.Distinct());
    }

    [Fact]
    public void Every_value_of_a_byte_becomes_the_same_number()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        for (int length = 0; length <= bytes.Length; length++)
        {
            var values = new float[length];
            PixelConversion.ToSingle(bytes.AsSpan(bytes.Length - length), values);
            Assert.Equal(Enumerable.Range(256 - length, length).Select(i => (float)i), values);
        }
    }

    [Fact]
    public void A_buffer_is_used_again_from_row_to_row()
    {
        var view = Numbered(1000, classCount: 10);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        var pixels = cursor.GetGetter<VBuffer<float>>(view.Schema["Pixels"]);
        var label = cursor.GetGetter<uint>(view.Schema["Label"]);
        var id = cursor.GetIdGetter();
        VBuffer<float> image = default;
        uint key = 0;
        DataViewRowId rowId = default;
        cursor.MoveNext();
        pixels(ref image);

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
        {
            pixels(ref image);
            label(ref key);
            id(ref rowId);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    [Fact]
    public void A_column_that_was_not_asked_for_cannot_be_read()
    {
        var view = Numbered(5, classCount: 10);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Label"]]);

        Assert.False(cursor.IsColumnActive(view.Schema["Pixels"]));
        Assert.True(cursor.IsColumnActive(view.Schema["Label"]));
        Assert.ThrowsAny<ArgumentException>(() => cursor.GetGetter<VBuffer<float>>(view.Schema["Pixels"]));
        Assert.NotNull(cursor.GetGetter<uint>(view.Schema["Label"]));
    }

    [Fact]
    public void A_getter_of_the_wrong_type_is_refused()
    {
        var view = Numbered(5, classCount: 10);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["Label"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<VBuffer<byte>>(view.Schema["Pixels"]));
    }

    [Fact]
    public void A_cursor_gives_values_only_while_it_is_on_a_row()
    {
        var view = Numbered(1, classCount: 10);
        DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        var label = cursor.GetGetter<uint>(view.Schema["Label"]);
        uint key = 0;

        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => label(ref key));
        cursor.MoveNext();
        label(ref key);
        cursor.Dispose();
        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => label(ref key));
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void Shuffling_gives_each_row_once_and_the_same_order_for_the_same_seed()
    {
        var view = Numbered(1000, classCount: 10);
        var first = Rows(view.GetRowCursor(view.Schema, new Random(7)));
        var again = Rows(view.GetRowCursor(view.Schema, new Random(7)));
        var other = Rows(view.GetRowCursor(view.Schema, new Random(8)));

        Assert.True(view.CanShuffle);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(Enumerable.Range(0, 1000), first.Order());

        // a full permutation moves rows far, not within a window
        Assert.InRange(first.Select((row, place) => Math.Abs(row - place)).Average(), 250, 420);
    }

    [Fact]
    public void Every_permutation_is_as_likely_as_the_others()
    {
        var view = Numbered(3, classCount: 10);
        var random = new Random(1);
        var counts = Enumerable.Range(0, 6000).GroupBy(_ => string.Concat(Rows(view.GetRowCursor(view.Schema, random)))).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void A_set_of_cursors_gives_each_row_once_and_batches_tell_the_order()
    {
        var cases = from count in Gen.Choose(1, 700) from n in Gen.Choose(-1, 20) from seed in Gen.Choose(0, 5) select (count, n, seed);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(cases.ToArbitrary(), x =>
        {
            var view = Numbered(x.count, classCount: 10);
            Func<Random?> random = () => x.seed == 0 ? null : new Random(x.seed);
            var cursors = view.GetRowCursorSet(view.Schema, x.n, random());
            var batches = new SortedDictionary<long, List<int>>();
            foreach (DataViewRowCursor cursor in cursors)
            {
                long last = -1;
                long position = 0;
                var seen = new HashSet<long>(batches.Keys);
                while (cursor.MoveNext())
                {
                    if (cursor.Batch < last || seen.Contains(cursor.Batch) || cursor.Position != position++)
                    {
                        return false;
                    }

                    last = cursor.Batch;
                    (batches.TryGetValue(last, out var rows) ? rows : batches[last] = []).Add(Row(cursor));
                }
            }

            return cursors.Length >= 1 && (x.n < 1 || cursors.Length <= x.n)
                && batches.Values.SelectMany(rows => rows).SequenceEqual(Rows(view.GetRowCursor(view.Schema, random())));
        }));
    }

    [Fact]
    public void Cursors_of_a_set_may_run_at_the_same_time()
    {
        var view = Numbered(5000, classCount: 10);
        var cursors = view.GetRowCursorSet(view.Schema, 4, new Random(3));
        Assert.Equal(4, cursors.Length);

        var rows = cursors.AsParallel().WithDegreeOfParallelism(4).SelectMany(Rows).ToArray();
        Assert.Equal(Enumerable.Range(0, 5000), rows.Order());
    }

    [Fact]
    public void An_id_stays_with_its_row_whatever_the_order()
    {
        var view = Numbered(300, classCount: 10);
        var ids = new Dictionary<int, DataViewRowId>();
        foreach (var cursor in new[] { view.GetRowCursor(view.Schema), view.GetRowCursor(view.Schema, new Random(1)) }.Concat(view.GetRowCursorSet(view.Schema, 3, new Random(2))))
        {
            var getId = cursor.GetIdGetter();
            DataViewRowId id = default;
            while (cursor.MoveNext())
            {
                getId(ref id);
                Assert.Equal(ids.TryAdd(Row(cursor), id) ? id : ids[Row(cursor)], id);
            }
        }

        Assert.Equal(300, ids.Values.Distinct().Count());
    }

    [Fact]
    public void Rows_can_be_read_without_a_cursor()
    {
        var view = Numbered(5, classCount: 3);

        Assert.Equal((5, 2, 3, 3), (view.Count, view.Rows, view.Columns, view.ClassCount));
        Assert.Equal(1, view.GetLabel(4));
        Assert.Equal(6, view.GetPixels(4).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => view.GetLabel(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.GetPixels(-1).Length);
    }

    [Fact]
    public void The_class_count_is_the_largest_label_plus_1_unless_given()
    {
        Assert.Equal(6, IdxDataView.FromMemory(new byte[2], 1, 1, [5, 2]).ClassCount);
        Assert.Equal(256, IdxDataView.FromMemory(new byte[2], 1, 1, [255, 2], 256).ClassCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxDataView.FromMemory(new byte[2], 1, 1, [0, 0], 257));
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxDataView.FromMemory(new byte[2], 1, 1, [0, 0], 0));
    }

    [Fact]
    public void A_label_out_of_range_is_named_with_its_row()
    {
        var exception = Assert.Throws<InvalidDataException>(() => IdxDataView.FromMemory(new byte[3], 1, 1, [4, 9, 10], 9));

        Assert.Equal("'labels' has a label out of range: expected 0 to 8, found 9 in row 1 (counted from 0).", exception.Message);
    }

    [Fact]
    public void Pixels_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => IdxDataView.FromMemory(new byte[5], 2, 2, [0]));
        Assert.Throws<ArgumentException>(() => IdxDataView.FromMemory([], 2, 2, []));
        Assert.Contains("found 2 images and 1 labels", Assert.Throws<InvalidDataException>(() => IdxDataView.FromMemory(new byte[8], 2, 2, [0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ML_NET_s_own_operations_take_the_view()
    {
        var ml = new MLContext(seed: 1);
        var view = Numbered(1000, classCount: 10);
        var split = ml.Data.TrainTestSplit(view, testFraction: 0.2, seed: 1);

        int train = split.TrainSet.GetColumn<uint>("Label").Count();
        int test = split.TestSet.GetColumn<uint>("Label").Count();
        Assert.Equal(1000, train + test);
        Assert.InRange(test, 150, 250);
        Assert.Equal(Rows(view.GetRowCursor(view.Schema)), Rows(ml.Data.Cache(view).GetRowCursor(view.Schema)));
        Assert.Equal(Enumerable.Range(0, 1000), Rows(ml.Data.ShuffleRows(view, seed: 1).GetRowCursor(view.Schema)).Order());
        Assert.Equal([99, 100, 101], Rows(ml.Data.TakeRows(ml.Data.SkipRows(view, 99), 3).GetRowCursor(view.Schema)));
    }

    /// <summary>Images of 2×3 pixels that begin with their row number in two bytes; labels count up to the class count and begin again.</summary>
    private static IdxDataView Numbered(int count, int classCount)
    {
        var pixels = new byte[count * 6];
        var labels = new byte[count];
        new Random(count).NextBytes(pixels);
        for (int row = 0; row < count; row++)
        {
            pixels[row * 6] = (byte)(row >> 8);
            pixels[(row * 6) + 1] = (byte)row;
            labels[row] = (byte)(row % classCount);
        }

        return IdxDataView.FromMemory(pixels, 2, 3, labels, classCount);
    }

    private static int Row(DataViewRowCursor cursor)
    {
        VBuffer<float> image = default;
        cursor.GetGetter<VBuffer<float>>(cursor.Schema["Pixels"])(ref image);
        return ((int)image.GetItemOrDefault(0) << 8) + (int)image.GetItemOrDefault(1);
    }

    private static List<int> Rows(DataViewRowCursor cursor)
    {
        var rows = new List<int>();
        using (cursor)
        {
            while (cursor.MoveNext())
            {
                rows.Add(Row(cursor));
            }
        }

        return rows;
    }
}
