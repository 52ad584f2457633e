using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Building blocks of neural networks.</summary>
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: parameters, buffers and submodules under names.
        /// Derived classes call <see cref="RegisterComponents"/> at the end of their constructor.
        /// </summary>
        public partial class Module : IDisposable
        {
            /// <summary>Submodules in the order in which they were registered.</summary>
            private protected OrderedDict<string, Module> _internal_submodules = [];

            /// <summary>Buffers, each with whether it is saved.</summary>
            private protected OrderedDict<string, (Tensor, bool)> _internal_buffers = [];

            /// <summary>The module's own parameters.</summary>
            private protected OrderedDict<string, Parameter> _internal_params = [];

            /// <summary>The kind of device that the module is on.</summary>
            protected DeviceType _deviceType = DeviceType.CPU;

            /// <summary>The number of the device, or −1.</summary>
            protected int _deviceIndex = -1;

            /// <summary>The module's name.</summary>
            protected string? name;

            private bool _training = true;
            private bool _componentsRegistered;
            private bool _disposed;

            /// <summary>A module of a name.</summary>
            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode, as it is at first.</summary>
            public virtual bool training => _training;

            /// <summary>Disposes the module's parameters, buffers and submodules.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>The module's name.</summary>
            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Sets training mode here and in all submodules.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach ((_, Module module) in named_children())
                {
                    module.train(train);
                }
            }

            /// <summary>Ends training mode here and in all submodules.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls a function with every submodule, innermost first, and with this module last.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach ((_, Module module) in _internal_submodules)
                {
                    module.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Lets go of the gradients of all parameters, or sets them to zero.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach ((_, Parameter parameter) in named_parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        parameter.Body.ZeroGradient();
                    }
                }
            }

            /// <summary>The submodules under their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>The submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>The submodules and theirs, under names joined by dots.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string childName, Module child) in _internal_submodules)
                {
                    yield return (childName, child);
                }

                foreach ((string childName, Module child) in _internal_submodules)
                {
                    foreach ((string innerName, Module inner) in child.named_modules())
                    {
                        yield return ($"{childName}.{innerName}", inner);
                    }
                }
            }

            /// <summary>The submodules and theirs.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(module => module.module);

            /// <summary>The parameters under their names, those of submodules too unless told otherwise.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Engine.TensorBody>();
                foreach ((string ownName, Parameter parameter) in _internal_params)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter.Body))
                    {
                        yield return (ownName, parameter);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach ((string childName, Module child) in _internal_submodules)
                {
                    foreach ((string innerName, Parameter parameter) in child.named_parameters(true))
                    {
                        if (seen.Add(parameter.Body))
                        {
                            yield return ($"{childName}.{innerName}", parameter);
                        }
                    }
                }
            }

            /// <summary>The parameters, those of submodules too unless told otherwise.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(parameter => parameter.parameter);

            /// <summary>The buffers under their names, those of submodules and those that are not saved too unless told otherwise.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Engine.TensorBody>();
                foreach ((string ownName, (Tensor buffer, bool isSaved)) in _internal_buffers)
                {
                    if (isSaved && !buffer.IsInvalid && seen.Add(buffer.Body))
                    {
                        yield return (ownName, buffer);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach ((string childName, Module child) in _internal_submodules)
                {
                    foreach ((string innerName, Tensor buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer.Body))
                        {
                            yield return ($"{childName}.{innerName}", buffer);
                        }
                    }
                }
            }

            /// <summary>The buffers, those of submodules and those that are not saved too unless told otherwise.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
                => named_buffers(recurse, include_nonpersistent).Select(buffer => buffer.buffer);

            /// <summary>Whether there is a parameter of a dotted name.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>Whether there is a buffer of a dotted name.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter of a dotted name, or null.</summary>
            public virtual Parameter? get_parameter(string target)
                => _internal_params.TryGetValue(target, out Parameter? own) ? own : Inside(target, (child, rest) => child.get_parameter(rest));

            /// <summary>The buffer of a dotted name, or null.</summary>
            public virtual Tensor? get_buffer(string target)
                => _internal_buffers.TryGetValue(target, out (Tensor Buffer, bool IsSaved) own) ? own.Buffer : Inside(target, (child, rest) => child.get_buffer(rest));

            /// <summary>Registers a buffer: a tensor that belongs to the module's state but is not trained.</summary>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                {
                    throw new ArgumentNullException(nameof(tensor), $"register_buffer: '{name}' needs a tensor.");
                }

                if (!_internal_buffers.ContainsKey(name))
                {
                    _internal_buffers.Add(name, (tensor, persistent));
                    return;
                }

                throw new InvalidOperationException($"register_buffer: '{name}' is already registered.");
            }

            /// <summary>Registers a parameter.</summary>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                {
                    throw new ArgumentNullException(nameof(param), $"register_parameter: '{name}' needs a parameter.");
                }

                if (!_internal_params.ContainsKey(name))
                {
                    _internal_params.Add(name, param);
                    return;
                }

                throw new InvalidOperationException($"register_parameter: '{name}' is already registered.");
            }

            /// <summary>Registers a submodule.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers a submodule, or removes the one of that name where null is given.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"register_module: a name without dots is expected, found '{name}'.", nameof(name));
                }

                if (_internal_submodules.ContainsKey(name))
                {
                    throw new InvalidOperationException($"register_module: '{name}' is already registered.");
                }

                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            /// <summary>Registers all fields that hold modules, parameters or tensors under their names. Lists and arrays are left out.</summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                {
                    return;
                }

                foreach (FieldInfo field in FieldsOf(GetType()))
                {
                    string fieldName = field.ComponentName();
                    if (_internal_submodules.ContainsKey(fieldName) || _internal_params.ContainsKey(fieldName) || _internal_buffers.ContainsKey(fieldName))
                    {
                        continue;
                    }

                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(fieldName, module);
                            break;
                        case Parameter parameter:
                            register_parameter(fieldName, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(fieldName, tensor);
                            break;
                    }
                }

                _componentsRegistered = true;
            }

            /// <summary>Registers a parameter in place of the one of that name, or removes that where null is given.</summary>
            protected void ConditionallyRegisterParameter(string name, Tensor? value) => ConditionallyRegisterParameter(name, value as Parameter);

            /// <summary>Registers a parameter in place of the one of that name, or removes that where null is given.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _internal_params.Remove(name);
                }
                else
                {
                    _internal_params[name] = value;
                }
            }

            /// <summary>Registers a buffer in place of the one of that name, or removes that where null is given.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _internal_buffers.Remove(name);
                }
                else
                {
                    _internal_buffers[name] = (value, persistent);
                }
            }

            /// <summary>Forgets all submodules.</summary>
            protected void ClearModules() => _internal_submodules.Clear();

            /// <summary>The device and element type that new parameters have where none are given.</summary>
            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null)
                => (device ?? get_default_device(), dtype ?? get_default_dtype());

            /// <summary>Disposes parameters, buffers and submodules.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach ((_, (Tensor buffer, _)) in _internal_buffers)
                {
                    buffer.Dispose();
                }

                foreach ((_, Parameter parameter) in _internal_params)
                {
                    parameter.Dispose();
                }

                foreach ((_, Module module) in _internal_submodules)
                {
                    module.Dispose();
                }
            }

            private static IEnumerable<FieldInfo> FieldsOf(Type type)
            {
                var seen = new HashSet<string>();
                for (Type? current = type; current is not null && current != typeof(object); current = current.BaseType)
                {
                    foreach (FieldInfo field in current.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                    {
                        if (seen.Add(field.Name))
                        {
                            yield return field;
                        }
                    }
                }
            }

            private TResult? Inside<TResult>(string target, Func<Module, string, TResult?> find)
                where TResult : class
            {
                int dot = target.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0)
                {
                    return null;
                }

                Module? child = named_children().FirstOrDefault(entry => entry.name == target[..dot]).module;
                return child is null ? null : find(child, target[(dot + 1)..]);
            }
        }
    }
}
