using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes a tensor to a file in TorchSharp's own form.</summary>
    public static void save(Tensor t, string location) => t.Save(location);

    /// <summary>Reads a tensor from a file in TorchSharp's own form.</summary>
    public static Tensor load(string location) => Tensor.Load(location);

    public partial class Tensor
    {
        /// <summary>Reads a tensor that was written in TorchSharp's own form.</summary>
        public static Tensor Load(BinaryReader reader) => new(TensorFormat.Read(reader, null, skip: false)!);

        /// <summary>Reads a tensor that was written in TorchSharp's own form.</summary>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        /// <summary>Reads a tensor from a file in TorchSharp's own form.</summary>
        public static Tensor Load(string location)
        {
            using FileStream stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Reads a tensor from a file in TorchSharp's own form.</summary>
        public static Tensor load(string location) => Load(location);

        /// <summary>Writes the tensor to a file in TorchSharp's own form.</summary>
        public void save(string location) => this.Save(location);

        /// <summary>Writes the elements of a contiguous tensor to a stream.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            stream.Write(bytes);
            GC.KeepAlive(this);
        }

        /// <summary>Reads the elements of a contiguous tensor from a stream.</summary>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            stream.ReadExactly(bytes);
            Body.Storage.Version++;
        }
    }
}
