using System.Reflection;
using TorchSharp.Engine;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves and converts like another tensor.</summary>
            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            /// <summary>Converts floating point parameters and buffers to a type.</summary>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                Device.Check(device.type);
                return _to(dtype, non_blocking);
            }

            /// <summary>Moves the module to a device, which can only be the CPU.</summary>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                Device.Check(deviceType);
                return this;
            }

            /// <summary>Converts floating point parameters and buffers to a type.</summary>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                if (!dtype.IsFloating())
                {
                    throw new ArgumentException($"A module can only be converted to a floating point type, not to {dtype}.", nameof(dtype));
                }

                _toEpilog(dtype, non_blocking);
                return this;
            }

            /// <summary>Converts what this module and its submodules hold.</summary>
            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            /// <summary>Converts what this module and its submodules hold.</summary>
            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => _toEpilog(dtype, device, non_blocking);

            /// <summary>Moves what this module and its submodules hold to a device, which can only be the CPU.</summary>
            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) => _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>Converts what this module and its submodules hold, fields and properties included.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach ((_, Module child) in named_children())
                {
                    if (dtype is { } type)
                    {
                        child._to(type, non_blocking);
                    }
                }

                foreach ((string own, Parameter parameter) in named_parameters(false).ToList())
                {
                    if (ReplaceParameter(dtype, device, parameter, out Parameter? converted))
                    {
                        Replace(own, parameter, converted!, () => ConditionallyRegisterParameter(own, converted));
                    }
                }

                foreach ((string own, Tensor buffer) in named_buffers(false).ToList())
                {
                    if (ReplaceBuffer(dtype, device, buffer, out Tensor? converted))
                    {
                        Replace(own, buffer, converted!, () => ConditionallyRegisterBuffer(own, converted));
                    }
                }
            }

            /// <summary>A buffer in another type; false where it need not change.</summary>
            protected static bool ReplaceBuffer(ScalarType? dtype, Device? device, Tensor buffer, out Tensor? result)
            {
                result = null;
                if (dtype is not { } type || !buffer.is_floating_point() || !buffer.WillCopy(type))
                {
                    return false;
                }

                result = buffer.to_type(type, disposeAfter: true).DetachFromDisposeScope();
                return true;
            }

            /// <summary>A parameter in another type, with its gradient; false where it need not change.</summary>
            protected static bool ReplaceParameter(ScalarType? dtype, Device? device, Parameter param, out Parameter? p)
            {
                p = null;
                if (dtype is not { } type || !param.is_floating_point() || !param.WillCopy(type))
                {
                    return false;
                }

                using IDisposable mode = no_grad();
                p = new Parameter(param.to_type(type), param.requires_grad);
                p.DetachFromDisposeScope();
                if (param.Body.Gradient is { } gradient)
                {
                    p.Body.SetGradient(Copying.Convert(gradient, type));
                }

                return true;
            }

            private void Replace(string own, Tensor old, Tensor converted, Action register)
            {
                const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
                if (GetType().GetProperty(own, BindingFlags.Public | BindingFlags.Instance) is { CanWrite: true } property)
                {
                    property.SetValue(this, converted);
                    return;
                }

                register();
                FieldsOf(GetType()).FirstOrDefault(field => field.ComponentName() == own && field.DeclaringType!.GetField(field.Name, All) is not null)?.SetValue(this, converted);
                old.Dispose();
            }
        }
    }
}
