using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Proeve
{
    /// <summary>A method by its name, on an object or on a class.</summary>
    internal sealed class Function
    {
        internal object Target;
        internal Type Owner;
        internal string Name;
    }

    /// <summary>The objects that stay in this process, by number, and what is told of them.</summary>
    internal sealed class Objects
    {
        private const long FunctionClass = 1;
        internal static Assembly Built;
        private readonly List<object> all = new List<object> { "no object", "the class of functions" };
        private readonly Dictionary<object, int> numbers = new Dictionary<object, int>(new Same());
        private readonly Dictionary<string, int> functions = new Dictionary<string, int>();

        private sealed class Same : IEqualityComparer<object>
        {
            bool IEqualityComparer<object>.Equals(object one, object other) => ReferenceEquals(one, other);

            int IEqualityComparer<object>.GetHashCode(object one) => RuntimeHelpers.GetHashCode(one);
        }

        internal static bool IsOwn(Type kind) => Built != null && kind.Assembly == Built;

        internal object Get(int number) => all[number];

        internal int Number(object value)
        {
            if (!numbers.TryGetValue(value, out int number))
            {
                number = Added(value);
                numbers[value] = number;
            }
            return number;
        }

        private int Added(object value)
        {
            all.Add(value);
            return all.Count - 1;
        }

        /// <summary>Return the reference to a class, a function or an object.</summary>
        internal object Refer(object value)
        {
            if (value is Type kind)
            {
                return new List<object> { "C", Described(kind) };
            }
            if (!(value is Function function))
            {
                return new List<object> { "h", (long)Number(value), Described(value.GetType()) };
            }
            string name = $"{function.Owner.FullName}.{function.Name}";
            if (function.Target != null || !functions.TryGetValue(name, out int number))
            {
                number = Added(function);
                functions[function.Target == null ? name : ""] = number;
            }
            var described = Told(FunctionClass, "function", "builtins", new List<object> { "__call__" });
            return new List<object> { "h", (long)number, described };
        }

        internal Dictionary<string, object> Described(Type kind)
        {
            if (numbers.ContainsKey(kind))
            {
                return new Dictionary<string, object> { ["n"] = (long)Number(kind) };
            }
            var told = Told(Number(kind), kind.Name, IsOwn(kind) ? "candidate" : "csharp", Specials.Of(kind));
            bool isError = typeof(Exception).IsAssignableFrom(kind);
            told["bases"] = kind.BaseType != null && IsOwn(kind.BaseType)
                ? new List<object> { Described(kind.BaseType) }
                : isError ? new List<object> { Raised.Name(kind) ?? "Exception" } : new List<object>();
            return told;
        }

        private static Dictionary<string, object> Told(long number, string name, string module, List<object> specials) =>
            new Dictionary<string, object>
            {
                ["n"] = number, ["name"] = name, ["module"] = module, ["bases"] = new List<object>(),
                ["specials"] = specials, ["meta"] = new List<object>(),
            };

        internal Dictionary<string, object> RaisedBy(Exception thrown)
        {
            Exception error = thrown;
            while ((error is TargetInvocationException || error is TypeInitializationException) && error.InnerException != null)
            {
                error = error.InnerException;
            }
            string text = Raised.Text(error);
            return new Dictionary<string, object>
            {
                ["type"] = Raised.Name(error),
                ["class"] = IsOwn(error.GetType()) ? Described(error.GetType()) : null,
                ["number"] = (long)Number(error),
                ["args"] = text == "" ? new List<object>() : new List<object> { text },
                ["text"] = text,
                ["where"] = Raised.Where(error),
                ["origin"] = null,
            };
        }
    }

    /// <summary>What the exceptions of .NET are called on the side of the suite.</summary>
    internal static class Raised
    {
        private static readonly KeyValuePair<Type, string>[] Known =
        {
            Pair<StackOverflowException>("RecursionError"), Pair<InsufficientExecutionStackException>("RecursionError"),
            Pair<OutOfMemoryException>("MemoryError"), Pair<IndexOutOfRangeException>("IndexError"),
            Pair<KeyNotFoundException>("KeyError"), Pair<NullReferenceException>("AttributeError"),
            Pair<InvalidCastException>("TypeError"), Pair<DivideByZeroException>("ZeroDivisionError"),
            Pair<OverflowException>("OverflowError"), Pair<ArithmeticException>("ArithmeticError"),
            Pair<ArgumentException>("ValueError"), Pair<FormatException>("ValueError"),
            Pair<NotImplementedException>("NotImplementedError"), Pair<NotSupportedException>("NotImplementedError"),
            Pair<FileNotFoundException>("FileNotFoundError"), Pair<DirectoryNotFoundException>("FileNotFoundError"),
            Pair<UnauthorizedAccessException>("PermissionError"), Pair<IOException>("OSError"),
        };

        private static KeyValuePair<Type, string> Pair<T>(string name) => new KeyValuePair<Type, string>(typeof(T), name);

        /// <summary>Return the Python name of a class of exceptions, null where there is none.</summary>
        internal static string Name(Type kind) => Known.FirstOrDefault(pair => pair.Key.IsAssignableFrom(kind)).Value;

        internal static string Name(Exception error) =>
            error is Fault fault ? fault.Type : Name(error.GetType()) ?? error.GetType().Name;

        /// <summary>Return the message, whatever the candidate's code makes of being asked for it.</summary>
        internal static string Text(Exception error)
        {
            try
            {
                string text = error.Message ?? "";
                return text.Substring(0, Math.Min(text.Length, 2000));
            }
            catch (Exception)
            {
                return "";
            }
        }

        /// <summary>Return file and line of the innermost frame in the candidate's own files.</summary>
        internal static List<object> Where(Exception error)
        {
            string here = Directory.GetCurrentDirectory() + "/";
            foreach (StackFrame frame in new StackTrace(error, true).GetFrames() ?? new StackFrame[0])
            {
                string file = frame.GetFileName();
                if (file != null && file.StartsWith(here, StringComparison.Ordinal) && frame.GetFileLineNumber() > 0)
                {
                    return new List<object> { file.Substring(here.Length), (long)frame.GetFileLineNumber() };
                }
            }
            return new List<object>();
        }
    }
}
