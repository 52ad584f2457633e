using TorchSharp.Engine;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and saved buffers under dotted names: all parameters first, then all buffers.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach ((string own, Parameter parameter) in named_parameters())
                {
                    destination.TryAdd(Prefixed(prefix, own), parameter);
                }

                foreach ((string own, Tensor buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(Prefixed(prefix, own), buffer);
                }

                foreach ((string childName, Module child) in _internal_submodules)
                {
                    child.state_dict(destination, Prefixed(prefix, childName));
                }

                return destination;
            }

            /// <summary>Copies values over those of the module's state.</summary>
            /// <param name="source">The values under dotted names.</param>
            /// <param name="strict">Whether both sides must have the same names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that the module has and the source has not, and the other way round.</returns>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                Dictionary<string, Tensor> destination = state_dict();
                List<string> missing = [.. destination.Keys.Where(key => !skip.Contains(key) && !source.ContainsKey(key))];
                List<string> unexpected = [.. source.Keys.Where(key => !skip.Contains(key) && !destination.ContainsKey(key))];
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"load_state_dict: the names do not match; missing: [{string.Join(", ", missing)}], unexpected: [{string.Join(", ", unexpected)}].");
                }

                using IDisposable mode = no_grad();
                foreach ((string key, Tensor value) in source)
                {
                    if (!skip.Contains(key) && destination.TryGetValue(key, out Tensor? target))
                    {
                        if (!target.Body.Sizes.Equals(value.Body.Sizes))
                        {
                            throw new InvalidOperationException($"load_state_dict: '{key}' has shape {target.Body.Sizes}; found {value.Body.Sizes}.");
                        }

                        target.copy_(value);
                    }
                }

                return (missing, unexpected);
            }

            /// <summary>Writes a state in TorchSharp's own form: its length, then each name with its tensor.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                KeyValuePair<string, Tensor>[] entries = [.. sd.Where(entry => skip is null || !skip.Contains(entry.Key))];
                Leb128.Write(writer, entries.Length);
                foreach ((string key, Tensor value) in entries)
                {
                    writer.Write(key);
                    value.Save(writer);
                }
            }

            /// <summary>Writes the module's state to a file.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                using FileStream stream = File.Create(location);
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the module's state.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the module's state and closes the stream.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Reads a state that <see cref="save(string, IList{string})"/> wrote.</summary>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                {
                    throw new FileNotFoundException($"load: there is no file '{location}'.", location);
                }

                using FileStream stream = File.OpenRead(location);
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads a state and closes the stream.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads a state over the module's own.</summary>
            /// <param name="reader">Where the state stands.</param>
            /// <param name="strict">Whether the state must have every name of the module and no other.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Receives every name with whether it was loaded.</param>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                skip ??= [];
                Dictionary<string, Tensor> state = state_dict();
                long count = Leb128.Read(reader);
                if (strict && state.Count(entry => !skip.Contains(entry.Key)) != count)
                {
                    throw new ArgumentException($"load: the module has {state.Count} entries, the saved state {count}.");
                }

                var loaded = new HashSet<string>();
                for (long i = 0; i < count; i++)
                {
                    string key = reader.ReadString();
                    bool known = state.TryGetValue(key, out Tensor? target);
                    if (!known && strict)
                    {
                        throw new ArgumentException($"load: the saved state has an entry '{key}', which the module has not.");
                    }

                    bool wanted = known && !skip.Contains(key);
                    TensorFormat.Read(reader, wanted ? target : null, skip: !wanted);
                    if (wanted)
                    {
                        loaded.Add(key);
                    }

                    loadedParameters?.TryAdd(key, wanted);
                }

                foreach (string key in state.Keys.Where(key => !loaded.Contains(key)))
                {
                    loadedParameters?.TryAdd(key, false);
                }

                return this;
            }

            /// <summary>A new module with a state read from a file.</summary>
            public static Module Create<T>(string path)
                where T : Module, new()
                => new T().load(path);

            private static string Prefixed(string? prefix, string own) => string.IsNullOrEmpty(prefix) ? own : $"{prefix}.{own}";
        }
    }
}
