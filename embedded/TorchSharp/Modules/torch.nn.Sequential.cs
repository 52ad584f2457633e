using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A sequence without modules as yet.</summary>
        public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

        /// <summary>Modules one after the other, under the names "0", "1", ….</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

        /// <summary>Modules one after the other, under names.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

        /// <summary>Modules one after the other, under names.</summary>
        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules)
            => new(Array.ConvertAll(modules, module => (module.Item1, module.Item2)));

        /// <summary>Modules one after the other, under the names "0", "1", ….</summary>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());

        /// <summary>Modules one after the other, under names.</summary>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules.ToArray());

        /// <summary>Modules one after the other, under names.</summary>
        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules)
            => new(modules.Select(module => (module.Item1, module.Item2)).ToArray());
    }
}
