namespace TorchSharp;

/// <summary>Kinds of devices. Only <see cref="CPU"/> is available here.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>NVIDIA GPUs.</summary>
    CUDA = 1,

    /// <summary>Intel MKL-DNN.</summary>
    MKLDNN = 2,

    /// <summary>OpenGL.</summary>
    OPENGL = 3,

    /// <summary>OpenCL.</summary>
    OPENCL = 4,

    /// <summary>IDEEP.</summary>
    IDEEP = 5,

    /// <summary>AMD GPUs.</summary>
    HIP = 6,

    /// <summary>FPGAs.</summary>
    FPGA = 7,

    /// <summary>MSNPU.</summary>
    MSNPU = 8,

    /// <summary>XLA.</summary>
    XLA = 9,

    /// <summary>Apple GPUs.</summary>
    MPS = 13,

    /// <summary>Tensors without data.</summary>
    META = 14,
}
