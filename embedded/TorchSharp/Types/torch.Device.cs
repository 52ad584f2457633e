namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static Device CPU = new(DeviceType.CPU);

    /// <summary>The device that a description such as "cpu" names.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device of a kind that a word such as "cpu" names.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device of a kind.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The device on which tensors are made.</summary>
    public static Device get_default_device() => CPU;

    /// <summary>Makes a device ready; anything but the processor fails.</summary>
    public static void InitializeDeviceType(DeviceType deviceType) => Device.Check(deviceType);

    /// <summary>Tries to make a device ready; true for the processor alone.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType == DeviceType.CPU;

    /// <summary>Makes a device ready, the processor where none is given.</summary>
    public static Device InitializeDevice(Device? device)
    {
        Device result = device ?? CPU;
        Device.Check(result.type);
        return result;
    }

    /// <summary>Whether CUDA can be used: never here.</summary>
    public static bool cuda_is_available() => false;

    /// <summary>Whether Apple's GPUs can be used: never here.</summary>
    public static bool mps_is_available() => false;

    /// <summary>Where a tensor lives.</summary>
    public class Device
    {
        /// <summary>A device of a kind.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A device that a word such as "cpu" names.</summary>
        public Device(string deviceType, int index = -1)
            : this(Parse(deviceType), index)
        {
        }

        /// <summary>A device from a description such as "cpu" or "cuda:0".</summary>
        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length == 1 ? -1 : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        /// <summary>The GPU of a number.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Which one of its kind, or −1.</summary>
        public int index { get; }

        /// <summary>The device that a description such as "cpu" names.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public override string ToString()
        {
            string name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : $"{name}:{index}";
        }

        internal static void Check(DeviceType type)
        {
            if (type != DeviceType.CPU)
            {
                throw new InvalidOperationException($"Device {type} is not available; this engine computes on the CPU.");
            }
        }

        private static DeviceType Parse(string word)
            => Enum.TryParse(word, ignoreCase: true, out DeviceType type)
                ? type
                : throw new ArgumentException($"Device '{word}' is not known; expected a word such as 'cpu'.", nameof(word));
    }
}
