namespace TorchSharp.Engine;

/// <summary>Whole numbers in as few bytes as they need, seven bits a byte, lowest first.</summary>
internal static class Leb128
{
    public static void Write(BinaryWriter writer, long value)
    {
        ulong rest = unchecked((ulong)value);
        while (rest >= 0x80)
        {
            writer.Write((byte)(rest | 0x80));
            rest >>= 7;
        }

        writer.Write((byte)rest);
    }

    public static long Read(BinaryReader reader)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = reader.ReadByte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return unchecked((long)value);
            }
        }

        throw new InvalidDataException("A number of more than 64 bits was found where one of at most 64 was expected.");
    }
}
