using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mnist.MLNet.Persistence;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Persistence;

[Collection(TorchCollection.Name)]
public sealed class SafetensorsTests
{
    [Fact]
    public void Tensors_come_back_as_they_went_in()
    {
        var weights = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, new long[] { 2, 3 });
        var tensors = new Dictionary<string, Tensor> { ["weight"] = weights, ["count"] = tensor(7L), ["turned"] = weights.t() };

        var read = Safetensors.Read(Bytes(tensors));

        Assert.Equal(["weight", "count", "turned"], read.Keys);
        Assert.Equal([2L, 3], read["weight"].shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], TensorValues.Of(read["weight"]));
        Assert.Equal([1f, 4, 2, 5, 3, 6], TensorValues.Of(read["turned"]));
        Assert.Equal(7L, read["count"].item<long>());
        Assert.Empty(read["count"].shape);
    }

    [Fact]
    public void The_bytes_are_the_formats_own()
    {
        byte[] bytes = Bytes(new() { ["a"] = tensor(new float[] { 1 }) });

        string header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        Assert.Equal([.. BitConverter.GetBytes((ulong)header.Length), .. Encoding.UTF8.GetBytes(header), 0, 0, 0x80, 0x3F], bytes);
    }

    [Fact]
    public void Metadata_of_other_programs_is_passed_over()
    {
        var read = Safetensors.Read(File("{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}", 2));

        Assert.Equal([2L], read["a"].shape);
    }

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "Tensor 'a' of shape [2] does not fit its offsets 0 to 4.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "Tensor 'a' of shape [-1] does not fit its offsets 0 to 4.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}", 0, "does not fit its offsets 0 to 0.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "Tensor 'a' starts at byte 4; the one before it ends at 0.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 5, "The weights' tensors take 4 bytes; the file holds 5.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 3, "The weights' tensors take 4 bytes; the file holds 3.")]
    [InlineData("{\"a\":{\"dtype\":\"X9\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "Tensor 'a' is not described by a known type")]
    [InlineData("{\"a\":{\"dtype\":\"F32\"}}", 4, "Tensor 'a' is not described by a known type")]
    [InlineData("{\"a\":5}", 0, "The weights' header is no JSON that describes tensors")]
    [InlineData("{\"a\"", 0, "The weights' header is no JSON that describes tensors")]
    public void Each_defect_has_its_own_line(string header, int dataBytes, string message)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Safetensors.Read(File(header, dataBytes)));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_longer_than_the_file_takes_no_memory()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);

        Assert.Throws<InvalidDataException>(() => Safetensors.Read(bytes));
        Assert.Throws<InvalidDataException>(() => Safetensors.Read(new byte[7]));
    }

    [Fact]
    public void An_element_type_that_is_not_written_is_named()
    {
        var exception = Assert.Throws<NotSupportedException>(() => Bytes(new() { ["a"] = zeros(1, ScalarType.Int16) }));

        Assert.StartsWith("Tensor 'a' has elements of type Int16", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_nothing_else()
    {
        byte[] good = Bytes(new() { ["a"] = tensor(new float[] { 1, 2 }), ["b"] = tensor(3L) });
        var damage = from position in Gen.Choose(0, good.Length - 1) from value in Gen.Choose(0, 255) select (position, (byte)value);

        Prop.ForAll(damage.ListOf().ToArbitrary(), changes =>
        {
            byte[] bytes = [.. good];
            foreach (var (position, value) in changes)
            {
                bytes[position] = value;
            }

            try
            {
                Safetensors.Read(bytes);
            }
            catch (InvalidDataException)
            {
                // The one refusal.
            }
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Bytes(Dictionary<string, Tensor> tensors)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, tensors);
        return stream.ToArray();
    }

    private static byte[] File(string header, int dataBytes) =>
        [.. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]];
}
