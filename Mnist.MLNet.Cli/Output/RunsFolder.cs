namespace Mnist.MLNet.Cli.Output;

/// <summary>The folder that runs are written to.</summary>
internal static class RunsFolder
{
    /// <summary>Makes the folder and tries to write to it, so that a long training does not fail at its end.</summary>
    /// <exception cref="IOException">It is a file, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public static void RequireWritable(string folder)
    {
        if (File.Exists(folder))
        {
            throw new IOException($"'{folder}' cannot take runs: it is a file; name a folder with --runs.");
        }

        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"'{folder}' cannot be written to ({exception.Message.TrimEnd('.')}); name another folder with --runs.", exception);
        }
    }
}
