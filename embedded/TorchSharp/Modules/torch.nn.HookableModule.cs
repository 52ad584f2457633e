namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that calls hooks before and after its forward pass.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            /// <summary>Called with the input before the forward pass.</summary>
            protected Dictionary<string, TPreHook> pre_hooks = [];

            /// <summary>Called with the input and the output after the forward pass.</summary>
            protected Dictionary<string, TPostHook> post_hooks = [];

            /// <summary>Called with the module before the forward pass.</summary>
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];

            /// <summary>Called with the module after the forward pass.</summary>
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            /// <summary>Whether anybody listens to calls of this module.</summary>
            internal bool HasHooks => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            /// <summary>A module of a name.</summary>
            protected HookableModule(string name)
                : base(name)
            {
            }

            /// <summary>Has a function called after each forward pass; what it returns, unless null, replaces the output.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Register(post_hooks, hook);

            /// <summary>Has a function called before each forward pass; what it returns, unless null, replaces the input.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(pre_hooks, hook);

            /// <summary>Has a function called after each forward pass.</summary>
            public HookRemover register_forward_hook(Action<Module> hook) => Register(module_post_hooks, hook);

            /// <summary>Has a function called before each forward pass.</summary>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(module_pre_hooks, hook);

            private HookRemover Register<T>(Dictionary<string, T> hooks, T hook)
            {
                string key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            /// <summary>Takes a hook off its module.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                /// <summary>For the hook of a key.</summary>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    _module = module;
                    _key = key;
                }

                /// <summary>Takes the hook off.</summary>
                public void remove() => _module.Remove(_key);
            }
        }
    }
}
