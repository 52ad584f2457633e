namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of three inputs and one output.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            /// <summary>A module of a name.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the output. Use <see cref="call"/>, which also runs the hooks.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the hooks and the forward pass.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                foreach (Action<Module> hook in module_pre_hooks.Values)
                {
                    hook(this);
                }

                foreach (Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?> hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2, input3) is { } modified)
                    {
                        input1 = modified.Item1;
                        input2 = modified.Item2;
                        input3 = modified.Item3;
                    }
                }

                TResult result = forward(input1, input2, input3);
                foreach (Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult> hook in post_hooks.Values)
                {
                    if (hook(this, input1, input2, input3, result) is { } replaced)
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
