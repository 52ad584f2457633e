using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed partial class Annotations
    {
        /// <summary>Makes annotations, kind by kind.</summary>
        public sealed class Builder
        {
            private readonly DataViewSchema.Builder _schema = new();
            private readonly List<Delegate> _getters = [];

            /// <summary>Starts without annotations.</summary>
            public Builder()
            {
            }

            /// <summary>Adds those kinds of other annotations that a condition selects.</summary>
            public void Add(Annotations? annotations, Func<string, bool> selector)
            {
                if (annotations is null)
                {
                    return;
                }
                ArgumentNullException.ThrowIfNull(selector);
                foreach (var column in annotations.Schema.Where(c => selector(c.Name)))
                {
                    AddChecked(column.Name, column.Type, annotations._getters[column.Index], column.Annotations);
                }
            }

            /// <summary>Adds one kind, read by a getter.</summary>
            /// <exception cref="ArgumentException">The type's <see cref="DataViewType.RawType"/> is not <typeparamref name="TValue"/>.</exception>
            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations? annotations = null)
                => Add(name, type, (Delegate)getter, annotations);

            /// <summary>Adds one kind, read by a getter whose type is known at run time only.</summary>
            /// <exception cref="ArgumentException">The getter does not give the type's <see cref="DataViewType.RawType"/>.</exception>
            public void Add(string name, DataViewType type, Delegate getter, Annotations? annotations = null)
            {
                if (string.IsNullOrEmpty(name))
                {
                    throw new ArgumentNullException(nameof(name));
                }
                ArgumentNullException.ThrowIfNull(type);
                ArgumentNullException.ThrowIfNull(getter);
                var expected = typeof(ValueGetter<>).MakeGenericType(type.RawType);
                if (getter.GetType() != expected)
                {
                    throw new ArgumentException($"Annotation '{name}' of type {type} needs a getter of type {expected}, not {getter.GetType()}.", nameof(type));
                }
                AddChecked(name, type, getter, annotations);
            }

            /// <summary>Adds one kind with a fixed value.</summary>
            /// <exception cref="ArgumentException">The type's <see cref="DataViewType.RawType"/> is not <typeparamref name="TValue"/>.</exception>
            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations? annotations = null)
                => Add(name, type, (ref TValue destination) => destination = value, annotations);

            /// <summary>The annotations so far.</summary>
            public Annotations ToAnnotations() => new(_schema.ToSchema(), [.. _getters]);

            private void AddChecked(string name, DataViewType type, Delegate getter, Annotations? annotations)
            {
                _schema.AddColumn(name, type, annotations);
                _getters.Add(getter);
            }
        }
    }
}
