using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;

namespace Proeve
{
    /// <summary>Fits given values to declared types; Cost tells how far they had to be bent.</summary>
    internal sealed class Fitting
    {
        internal int Cost;

        internal object Fit(object given, Type type)
        {
            Type inner = Nullable.GetUnderlyingType(type);
            if (given == null)
            {
                if (type.IsValueType && inner == null)
                {
                    throw Refused(given, type);
                }
                return null;
            }
            type = inner ?? type;
            if (given is Own own)
            {
                return type.IsInstanceOfType(own.Value) ? own.Value : throw Refused(own.Value, type);
            }
            if (type == typeof(object))
            {
                Cost += 5;
                return Natural(given);
            }
            if (given is long || given is BigInteger)
            {
                return Whole(Big(given), type);
            }
            if (given is double real)
            {
                return Real(real, type);
            }
            if (given is decimal amount && type == typeof(double))
            {
                Cost += 2;
                return (double)amount;
            }
            return given is string text ? Text(text, type)
                : given is GivenSet set ? Set(set, type)
                : given is GivenMap map ? Map(map, type)
                : given is List<object> list ? Sequence(list, type)
                : type.IsInstanceOfType(given) ? given : throw Refused(given, type);
        }

        private static BigInteger Big(object number) => number is long small ? small : (BigInteger)number;

        private object Whole(BigInteger number, Type type)
        {
            if (type == typeof(BigInteger))
            {
                Cost++;
                return number;
            }
            if (type == typeof(double) || type == typeof(float) || type == typeof(decimal))
            {
                Cost += 2;
                return type == typeof(double) ? (double)number : type == typeof(float) ? (object)(float)number : (decimal)number;
            }
            if (type.IsEnum || !type.IsPrimitive || type == typeof(bool) || type == typeof(char))
            {
                throw Refused(Json.Tight(number), type);
            }
            Cost += type == typeof(int) || type == typeof(long) ? 0 : 1;
            try
            {
                return Convert.ChangeType((decimal)number, type);
            }
            catch (OverflowException)
            {
                throw new Fault("OverflowError", $"{number} does not fit into {type.Name}");
            }
        }

        private object Real(double real, Type type)
        {
            if (type != typeof(double) && type != typeof(float) && type != typeof(decimal))
            {
                throw Refused(real, type);
            }
            Cost += type == typeof(double) ? 0 : 2;
            return type == typeof(double) ? real : type == typeof(float) ? (object)(float)real : (decimal)real;
        }

        private object Text(string text, Type type)
        {
            if (type.IsEnum)
            {
                string name = Enum.GetNames(type).FirstOrDefault(one => Names.Folded(one) == Names.Folded(text));
                return name == null ? throw new Fault("ValueError", $"{type.Name} has no {text}") : Enum.Parse(type, name);
            }
            if (type == typeof(char) && text.Length == 1)
            {
                Cost++;
                return text[0];
            }
            return type == typeof(string) ? text : throw Refused(text, type);
        }

        private object Sequence(List<object> list, Type type)
        {
            if (type.IsArray)
            {
                Type each = type.GetElementType();
                Array made = Array.CreateInstance(each, list.Count);
                for (int place = 0; place < list.Count; place++)
                {
                    made.SetValue(Fit(list[place], each), place);
                }
                return made;
            }
            if (type.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
                || type.FullName.StartsWith("System.Tuple`", StringComparison.Ordinal))
            {
                Type[] parts = type.GetGenericArguments();
                return parts.Length == list.Count
                    ? Activator.CreateInstance(type, list.Select((item, place) => Fit(item, parts[place])).ToArray())
                    : throw Refused(list, type);
            }
            return Filled(list, type, typeof(List<>)) ?? Filled(list, type, typeof(Queue<>))
                ?? Filled(list, type, typeof(LinkedList<>)) ?? throw Refused(list, type);
        }

        private object Set(GivenSet set, Type type) =>
            Filled(set, type, typeof(HashSet<>)) ?? Filled(set, type, typeof(SortedSet<>)) ?? throw Refused(set, type);

        /// <summary>Make a generic collection of this kind, null where the type takes none.</summary>
        private object Filled(List<object> items, Type type, Type kind)
        {
            Type each = type.IsGenericType ? type.GetGenericArguments()[0] : typeof(object);
            Type whole = kind.MakeGenericType(each);
            if (!type.IsAssignableFrom(whole))
            {
                return null;
            }
            Array values = Array.CreateInstance(each, items.Count);
            for (int place = 0; place < items.Count; place++)
            {
                values.SetValue(Fit(items[place], each), place);
            }
            return Activator.CreateInstance(whole, values);
        }

        private object Map(GivenMap map, Type type)
        {
            Type[] parts = type.IsGenericType && type.GetGenericArguments().Length == 2
                ? type.GetGenericArguments() : new[] { typeof(object), typeof(object) };
            foreach (Type kind in new[] { typeof(Dictionary<,>), typeof(SortedDictionary<,>) })
            {
                Type whole = kind.MakeGenericType(parts);
                if (type.IsAssignableFrom(whole))
                {
                    var made = (IDictionary)Activator.CreateInstance(whole);
                    foreach (var pair in map)
                    {
                        made.Add(Fit(pair.Key, parts[0]), Fit(pair.Value, parts[1]));
                    }
                    return made;
                }
            }
            return Shapes.Made(type, map, this) ?? throw Refused(map, type);
        }

        /// <summary>Return a value as a C# programmer would have written it down.</summary>
        internal static object Natural(object given)
        {
            return given is long number ? (number == (int)number ? (object)(int)number : number)
                : given is GivenSet set ? new Fitting().Set(set, typeof(HashSet<object>))
                : given is GivenMap map ? new Fitting().Map(map, typeof(Dictionary<object, object>))
                : given is List<object> list ? new Fitting().Sequence(list, typeof(List<object>))
                : given is Own own ? own.Value : given;
        }

        internal static Fault Refused(object given, Type type)
        {
            string kind = given == null ? "null" : given is long || given is BigInteger ? $"an integer ({given})"
                : given is double ? $"a float ({given})" : given is decimal ? $"a decimal ({given})"
                : given is string ? "a text" : given is GivenMap ? "a map" : given is GivenSet ? "a set"
                : given is List<object> ? "a list" : given.GetType().Name;
            return Fault.WrongType($"a parameter of type {type.Name} cannot take {kind}");
        }
    }
}
