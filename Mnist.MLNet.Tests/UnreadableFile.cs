namespace Mnist.MLNet.Tests;

/// <summary>Takes the right to read a file away, also from root.</summary>
internal static class UnreadableFile
{
    // Root may read every file on a disk, but not this one of the kernel's, which can only be written to.
    private const string WriteOnly = "/sys/bus/cpu/uevent";

    /// <summary>Makes the file at a path one that nobody may read; skips the calling test where there is no such thing.</summary>
    public static void Make(string path)
    {
        Skip.If(OperatingSystem.IsWindows(), "The rights of files are tested as Unix has them.");
        if (Environment.IsPrivilegedProcess)
        {
            Skip.IfNot(File.Exists(WriteOnly), "This user may read every file.");
            File.Delete(path);
            File.CreateSymbolicLink(path, WriteOnly);
        }
        else if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }
    }
}
