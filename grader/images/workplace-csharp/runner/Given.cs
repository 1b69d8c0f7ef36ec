using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Proeve
{
    /// <summary>An object of this process, told apart from plain data of the same class.</summary>
    internal sealed class Own
    {
        internal readonly object Value;

        internal Own(object value)
        {
            Value = value;
        }
    }

    /// <summary>What the suite gives: a list, as told apart from the sets below.</summary>
    internal sealed class GivenSet : List<object>
    {
    }

    internal sealed class GivenMap : List<KeyValuePair<object, object>>
    {
    }

    /// <summary>What the suite gives, read from tagged JSON, before it is fitted to a declared type.</summary>
    internal static class Given
    {
        internal static object Read(object data, Func<int, object> objects)
        {
            if (!(data is List<object> parts))
            {
                return data;
            }
            Func<object, object> into = inner => Read(inner, objects);
            switch ((string)parts[0])
            {
                case "l": case "t": case "dq": return ((List<object>)parts[1]).Select(into).ToList();
                case "nt": return ((List<object>)parts[3]).Select(into).ToList();
                case "s": case "fs":
                    var set = new GivenSet();
                    set.AddRange(((List<object>)parts[1]).Select(into));
                    return set;
                case "d":
                    var map = new GivenMap();
                    map.AddRange(((List<object>)parts[1]).Cast<List<object>>()
                        .Select(pair => new KeyValuePair<object, object>(into(pair[0]), into(pair[1]))));
                    return map;
                case "h": return new Own(objects((int)(long)parts[1]));
                default: return Scalar((string)parts[0], parts);
            }
        }

        private static object Scalar(string tag, List<object> parts)
        {
            switch (tag)
            {
                case "i": return Whole((string)parts[1]);
                case "f": return (string)parts[1] == "nan" ? double.NaN
                    : (string)parts[1] == "inf" ? double.PositiveInfinity : double.NegativeInfinity;
                case "b": case "ba": return Convert.FromBase64String((string)parts[1]);
                case "D": return decimal.Parse((string)parts[1], NumberStyles.Float, CultureInfo.InvariantCulture);
                case "da": case "dt":
                    return DateTime.Parse((string)parts[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
                case "ti": return TimeSpan.Parse((string)parts[1], CultureInfo.InvariantCulture);
                case "td":
                    return new TimeSpan(TimeSpan.TicksPerDay * (long)parts[1] + TimeSpan.TicksPerSecond * (long)parts[2]
                        + 10 * (long)parts[3]);
                case "r": return Range((long)parts[1], (long)parts[2], (long)parts[3]);
                case "p": throw Fault.WrongType("functions and objects of the suite cannot be given to C#");
                default: throw Fault.WrongType($"a value of the kind '{tag}' cannot be given to C#");
            }
        }

        private static object Whole(string hex)
        {
            bool below = hex.StartsWith("-", StringComparison.Ordinal);
            BigInteger size = BigInteger.Parse("0" + hex.Substring(below ? 3 : 2), NumberStyles.HexNumber);
            return Json.Tight(below ? -size : size);
        }

        private static List<object> Range(long start, long stop, long step)
        {
            var made = new List<object>();
            for (long at = start; step > 0 ? at < stop : at > stop; at += step)
            {
                made.Add(at);
            }
            return made;
        }
    }
}
