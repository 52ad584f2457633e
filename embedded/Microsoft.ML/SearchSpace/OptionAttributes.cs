using System.Reflection;
using Microsoft.ML.SearchSpace.Option;

namespace Microsoft.ML.SearchSpace;

/// <summary>Reads the options of a class from the attributes of its public fields and properties.</summary>
internal static class OptionAttributes
{
    private static readonly Type[] Choosable = [typeof(string), typeof(int), typeof(short), typeof(long), typeof(float), typeof(double), typeof(char)];

    public static IEnumerable<KeyValuePair<string, OptionBase>> Read(Type type)
    {
        const BindingFlags searched = BindingFlags.Public | BindingFlags.Instance;
        foreach (var field in type.GetFields(searched))
        {
            if (Option(field, field.FieldType) is { } option)
            {
                yield return new(field.Name, option);
            }
        }

        foreach (var property in type.GetProperties(searched))
        {
            if (Option(property, property.PropertyType) is { } option)
            {
                yield return new(property.Name, option);
            }
        }
    }

    private static OptionBase? Option(MemberInfo member, Type type)
    {
        var attributes = member.GetCustomAttributes()
            .Where(a => a is RangeAttribute or ChoiceAttribute or BooleanChoiceAttribute or NestOptionAttribute).ToArray();
        Require(attributes.Length <= 1, member, "carries more than one attribute of a search space");
        return attributes.SingleOrDefault() switch
        {
            RangeAttribute range => Range(range, member, type),
            ChoiceAttribute choice => Choice(choice, member, type),
            BooleanChoiceAttribute choice => Switch(choice, member, type),
            NestOptionAttribute => Nested(type),
            _ => null,
        };
    }

    private static UniformNumericOption Range(RangeAttribute range, MemberInfo member, Type type)
    {
        Require(range.Min is int || (type != typeof(int) && type != typeof(short) && type != typeof(long)), member, "holds whole numbers, and its range does not");
        return range.Min switch
        {
            int min => new UniformIntOption(min, (int)range.Max, range.LogBase, (int?)range.Init),
            float min => new UniformSingleOption(min, (float)range.Max, range.LogBase, (float?)range.Init),
            var min => new UniformDoubleOption((double)min, (double)range.Max, range.LogBase, (double?)range.Init),
        };
    }

    private static ChoiceOption Choice(ChoiceAttribute choice, MemberInfo member, Type type)
    {
        Require(type.IsEnum || Choosable.Contains(type), member, $"is {type.Name}; choices are for enumerations and {string.Join(", ", Choosable.Select(t => t.Name))}");
        return new(choice.Candidates, choice.DefaultValue);
    }

    private static ChoiceOption Switch(BooleanChoiceAttribute choice, MemberInfo member, Type type)
    {
        Require(type == typeof(bool), member, $"is {type.Name}; a boolean choice is for {nameof(Boolean)}");
        return new([true, false], choice.DefaultValue);
    }

    private static SearchSpace Nested(Type type)
    {
        var space = new SearchSpace();
        foreach (var option in Read(type))
        {
            space.Add(option);
        }

        return space;
    }

    private static void Require(bool holds, MemberInfo member, string fault)
    {
        if (!holds)
        {
            throw new ArgumentException($"{member.DeclaringType?.Name}.{member.Name} {fault}.");
        }
    }
}
