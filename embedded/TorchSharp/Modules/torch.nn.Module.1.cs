namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input and one output.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>A module of a name.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the output. Use <see cref="call"/>, which also runs the hooks.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks and the forward pass.</summary>
            public TResult call(T input)
            {
                foreach (Action<Module> hook in module_pre_hooks.Values)
                {
                    hook(this);
                }

                foreach (Func<Module<T, TResult>, T, T> hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } modified)
                    {
                        input = modified;
                    }
                }

                TResult result = forward(input);
                foreach (Func<Module<T, TResult>, T, TResult, TResult> hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } replaced)
                    {
                        result = replaced;
                    }
                }

                foreach (Action<Module> hook in module_post_hooks.Values)
                {
                    hook(this);
                }

                return result;
            }
        }
    }
}
