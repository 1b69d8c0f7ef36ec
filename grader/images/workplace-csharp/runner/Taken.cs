using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;

namespace Proeve
{
    /// <summary>What the candidate's code answers, as tagged JSON; the rest is referred to.</summary>
    internal sealed class Taken
    {
        private const int Deepest = 150;
        private static readonly BigInteger Safe = BigInteger.Pow(2, 53);
        private readonly Func<object, object> refer;

        internal Taken(Func<object, object> refer)
        {
            this.refer = refer;
        }

        internal object Write(object value) => Write(value, false, 0);

        /// <summary>`key`: the value is a key or lies in a set, where Python wants what cannot change.</summary>
        private object Write(object value, bool key, int depth)
        {
            if (depth > Deepest)
            {
                throw new Fault("ValueError", $"a value is nested more than {Deepest} deep");
            }
            if (value == null || value is bool || value is string)
            {
                return value;
            }
            return Scalar(value) ?? (value is IDictionary map ? Map(map, key, depth) : Compound(value, key, depth));
        }

        private static object Scalar(object value)
        {
            if (value is char || value is Enum)
            {
                return value.ToString();
            }
            if (value is double || value is float)
            {
                return Real(value is double exact ? exact : double.Parse(value.ToString(), CultureInfo.CurrentCulture));
            }
            if (value is decimal amount)
            {
                return Tagged("D", amount.ToString(CultureInfo.InvariantCulture));
            }
            if (value is BigInteger large)
            {
                return Whole(large);
            }
            if (value is byte[] bytes)
            {
                return Tagged("b", Convert.ToBase64String(bytes));
            }
            if (value is DateTime moment)
            {
                string iso = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
                return Tagged("dt", iso, 0L);
            }
            if (value is TimeSpan span)
            {
                return Tagged("td", 0L, span.Ticks / 10000000, span.Ticks % 10000000 / 10);
            }
            return null;
        }

        private object Compound(object value, bool key, int depth)
        {
            Type kind = value.GetType();
            if (kind.IsPrimitive)
            {
                return Whole(BigInteger.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)));
            }
            if (IsGeneric(kind, "System.ValueTuple`", "System.Tuple`", "System.Collections.Generic.KeyValuePair`"))
            {
                return Tuple(value, kind, depth);
            }
            if (kind.GetInterfaces().Any(one => IsGeneric(one, "System.Collections.Generic.ISet`")))
            {
                return Items(key ? "fs" : "s", (IEnumerable)value, true, depth);
            }
            bool isList = value is IEnumerable && (!Objects.IsOwn(kind) || kind.Name.StartsWith("<", StringComparison.Ordinal));
            return isList ? Items(key ? "t" : "l", (IEnumerable)value, key, depth) : Shape(value, kind, key, depth);
        }

        private static bool IsGeneric(Type kind, params string[] names) =>
            kind.IsGenericType && names.Any(name => kind.FullName != null && kind.FullName.StartsWith(name, StringComparison.Ordinal));

        private static List<object> Tagged(params object[] parts) => parts.ToList();

        private object Items(string tag, IEnumerable items, bool key, int depth)
        {
            var written = new List<object>();
            foreach (object item in items)
            {
                written.Add(Write(item, key, depth + 1));
            }
            return Tagged(tag, written);
        }

        private object Tuple(object value, Type kind, int depth)
        {
            IEnumerable<object> parts = kind.Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
                ? new[] { "Key", "Value" }.Select(name => kind.GetProperty(name).GetValue(value))
                : kind.IsValueType ? kind.GetFields().Select(field => field.GetValue(value))
                : kind.GetProperties().Where(one => one.Name.StartsWith("Item", StringComparison.Ordinal)).Select(one => one.GetValue(value));
            return Items("t", parts.ToList(), false, depth);
        }

        private object Map(IDictionary map, bool key, int depth)
        {
            RefuseKey(key, "a dictionary");
            var pairs = new List<object>();
            foreach (DictionaryEntry entry in map)
            {
                pairs.Add(Tagged(Write(entry.Key, true, depth + 1), Write(entry.Value, false, depth + 1)));
            }
            return Tagged("d", pairs);
        }

        private object Shape(object value, Type kind, bool key, int depth)
        {
            var shape = Shapes.Of(kind);
            if (shape == null)
            {
                return refer(value);
            }
            RefuseKey(key, kind.Name);
            return Tagged("d", shape.Select(one =>
                (object)Tagged(Names.Snake(one.Key), Write(one.Value(value), false, depth + 1))).ToList());
        }

        private static void RefuseKey(bool key, string what)
        {
            if (key)
            {
                throw Fault.WrongType($"{what} cannot be a key or lie in a set over there");
            }
        }

        private static object Real(double real)
        {
            return double.IsNaN(real) ? Tagged("f", "nan") : double.IsInfinity(real)
                ? Tagged("f", real > 0 ? "inf" : "-inf") : (object)real;
        }

        private static object Whole(BigInteger number)
        {
            if (BigInteger.Abs(number) < Safe)
            {
                return (long)number;
            }
            string hex = BigInteger.Abs(number).ToString("x").TrimStart('0');
            return Tagged("i", (number.Sign < 0 ? "-0x" : "0x") + hex);
        }
    }
}
