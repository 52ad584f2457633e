using FsCheck;
using FsCheck.Fluent;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public class IdxHeaderTests
{
    [Fact]
    public void A_header_of_images_is_understood()
    {
        var header = IdxHeader.Parse(IdxBytes.Make(8, [60000, 28, 28]), "images");

        Assert.Equal<int>([60000, 28, 28], header.Dimensions);
        Assert.Equal((3, 60000, 784, 47_040_000, 16), (header.Rank, header.Count, header.ItemLength, header.DataLength, header.HeaderLength));
        Assert.Equal("60000×28×28", header.ToString());
    }

    [Theory]
    [InlineData(0x09, "SignedByte (0x09)")]
    [InlineData(0x0B, "Integer16 (0x0B)")]
    [InlineData(0x0C, "Integer32 (0x0C)")]
    [InlineData(0x0D, "SinglePrecision (0x0D)")]
    [InlineData(0x0E, "DoublePrecision (0x0E)")]
    [InlineData(0x0A, "0x0A, which is no type of the format")]
    public void An_element_type_other_than_unsigned_bytes_is_named(byte type, string name)
    {
        string message = Refused(IdxBytes.Make(type, [1]));

        Assert.Contains("expected the element type UnsignedByte (0x08)", message, StringComparison.Ordinal);
        Assert.Contains(name, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(255)]
    public void A_number_of_dimensions_outside_1_to_3_is_refused(byte rank)
    {
        Assert.Equal($"'it' cannot be read: expected 1 to 3 dimensions, found {rank}.", Refused([0, 0, 8, rank, 0, 0, 0, 1]));
    }

    [Fact]
    public void A_wrong_magic_number_is_shown()
    {
        Assert.Equal("'it' is no IDX file: expected it to begin with the bytes 0000, found 89504E47.", Refused([0x89, 0x50, 0x4E, 0x47, 0x0D]));
    }

    [Fact]
    public void An_empty_file_is_called_empty()
    {
        Assert.Equal("'it' is empty; expected an IDX file. Fetch it again.", Refused([]));
    }

    [Fact]
    public void A_header_cut_anywhere_is_called_truncated()
    {
        byte[] whole = IdxBytes.Make(8, [2, 3, 4]);
        for (int length = 1; length < whole.Length; length++)
        {
            int expected = length < 4 ? 4 : 16;
            Assert.Equal($"'it' is truncated in its header: expected {expected} bytes, found {length}. Fetch it again.", Refused(whole[..length]));
        }
    }

    [Theory]
    [InlineData(0u, 28u, 28u)]
    [InlineData(10u, 0u, 28u)]
    [InlineData(uint.MaxValue, uint.MaxValue, 0u)]
    public void A_size_of_zero_is_refused(uint count, uint rows, uint columns)
    {
        Assert.Equal(
            $"'it' has a header that cannot be right: expected sizes of at least 1, found {count}×{rows}×{columns}.",
            Refused(IdxBytes.Make(8, [count, rows, columns])));
    }

    [Theory]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue)]
    [InlineData(65536u, 65536u, 1u)]
    [InlineData(0x80000000u, 2u, 1u)]
    [InlineData(0x7FFFFFFFu, 1u, 1u)]
    public void Sizes_that_overflow_are_refused(uint count, uint rows, uint columns)
    {
        UInt128 product = (UInt128)count * rows * columns;
        Assert.Equal(
            $"'it' has a header that cannot be right: the sizes {count}×{rows}×{columns} come to {product} bytes, and at most {Array.MaxLength} can be held.",
            Refused(IdxBytes.Make(8, [count, rows, columns])));
    }

    [Fact]
    public void No_header_can_be_made_that_could_not_be_read()
    {
        Assert.Throws<ArgumentException>(() => new IdxHeader());
        Assert.Throws<ArgumentException>(() => new IdxHeader(1, 2, 3, 4));
        Assert.Throws<ArgumentException>(() => new IdxHeader(1, -1));
        Assert.Throws<ArgumentException>(() => new IdxHeader(int.MaxValue, 2));
    }

    [Fact]
    public void Any_bytes_are_either_a_header_or_refused_with_a_message()
    {
        Gen<byte> magic = Gen.Frequency((8, Gen.Constant((byte)0)), (1, Gen.Choose(0, 255).Select(b => (byte)b)));
        Gen<byte> type = Gen.Frequency((4, Gen.Constant((byte)8)), (1, Gen.Choose(0, 255).Select(b => (byte)b)));
        Gen<byte> rank = Gen.Choose(0, 4).Select(b => (byte)b);
        Gen<byte> size = Gen.Frequency((4, Gen.Constant((byte)0)), (2, Gen.Choose(0, 255).Select(b => (byte)b)));
        Gen<byte[]> bytes =
            from head in Gen.CollectToArray([magic, magic, type, rank])
            from sizes in size.ArrayOf()
            from length in Gen.Choose(0, head.Length + sizes.Length)
            select head.Concat(sizes).Take(length).ToArray();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(bytes.ToArbitrary(), input =>
        {
            try
            {
                var header = IdxHeader.Parse(input, "it");
                return header.ToBytes().SequenceEqual(input.Take(header.HeaderLength));
            }
            catch (InvalidDataException exception)
            {
                return exception.Message.StartsWith("'it' ", StringComparison.Ordinal) && !exception.Message.Contains('\n', StringComparison.Ordinal);
            }
        }));
    }

    private static string Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => IdxHeader.Parse(bytes, "it")).Message;
}
