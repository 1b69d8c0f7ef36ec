using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Mono.CSharp;

namespace Proeve
{
    /// <summary>Compiles the candidate's files in this process with the distribution's own compiler.</summary>
    internal static class Building
    {
        private static readonly Regex Complaint = new Regex(@"^(?<file>[^(\n]*)\((?<line>\d+),\d+\): error (?<text>.*)$", RegexOptions.Multiline);
        private const int MostComplaints = 20;

        /// <summary>Compile the files into `target`; returns [file, line, text] for every fault.</summary>
        internal static List<object> Compile(IEnumerable<string> names, string kind, string target)
        {
            var words = new List<string>
            {
                $"-target:{(kind == "program" ? "exe" : "library")}", "-debug+", "-nologo", "-warn:0", "-langversion:7",
                "-r:System.Core.dll", "-r:System.Numerics.dll", "-r:System.dll", $"-out:{target}",
            };
            var said = new StringWriter();
            bool done;
            try
            {
                done = CompilerCallableEntryPoint.InvokeCompiler(words.Concat(names).ToArray(), said);
            }
            catch (Exception error)
            {
                done = false;
                said.Write($"the compiler failed: {error.GetType().Name}: {error.Message}");
            }
            if (done)
            {
                return new List<object>();
            }
            var found = Complaint.Matches(said.ToString()).Cast<Match>().Take(MostComplaints).Select(one => Triple(
                Relative(one.Groups["file"].Value), long.Parse(one.Groups["line"].Value), one.Groups["text"].Value.Trim())).ToList();
            return found.Count > 0 ? found : new List<object> { Triple("", 0, said.ToString().Trim()) };
        }

        private static string Relative(string file)
        {
            string here = Directory.GetCurrentDirectory() + "/";
            return file.StartsWith(here, StringComparison.Ordinal) ? file.Substring(here.Length) : file;
        }

        private static object Triple(string file, long line, string text) =>
            new List<object> { "l", new List<object> { file, line, text } };
    }

    /// <summary>The process of the candidate's classes: compiles them, and answers what is asked of them.</summary>
    internal sealed class Runner
    {
        private const int Stack = 16 << 20;
        private readonly Objects objects = new Objects();
        private readonly Taken taken;
        private readonly string build;
        private Assembly built;

        private Runner(string build)
        {
            this.build = build;
            taken = new Taken(objects.Refer);
        }

        /// <summary>Arguments: the two pipes, the folder, where to build, and a sample to warm up with, if any.</summary>
        internal static void Main(string[] words)
        {
            var wire = new Wire(int.Parse(words[0]), int.Parse(words[1]));
            if (words.Length > 4)
            {
                string warm = Path.Combine(Path.GetTempPath(), "warm");
                Directory.CreateDirectory(warm);
                Building.Compile(new[] { words[4] + "/Sample.cs" }, "function", warm + "/sample.dll");
                Directory.Delete(warm, true);
            }
            var thread = new Thread(() => new Runner(words[3]).Serve(wire), Stack);
            thread.Start();
            thread.Join();
            Environment.Exit(0);
        }

        private void Serve(Wire wire)
        {
            while (wire.Read() is Dictionary<string, object> message)
            {
                Dictionary<string, object> answer = Answer(message);
                Console.Out.Flush();
                wire.Write(new Dictionary<string, object> { ["reply"] = answer });
            }
        }

        /// <summary>Do what is asked; what the candidate's code throws becomes part of the answer.</summary>
        private Dictionary<string, object> Answer(Dictionary<string, object> message)
        {
            var answer = new Dictionary<string, object>();
            try
            {
                var asked = message.ContainsKey("values") ? (List<object>)message["values"] : new List<object>();
                List<object> values = asked.Select(one => Given.Read(one, objects.Get)).ToList();
                var named = message.ContainsKey("named")
                    ? ((Dictionary<string, object>)message["named"]).ToDictionary(one => one.Key, one => Given.Read(one.Value, objects.Get))
                    : new Dictionary<string, object>();
                answer["value"] = Perform(message, asked, values, named, answer);
            }
            catch (Exception error)
            {
                answer["raised"] = objects.RaisedBy(error);
            }
            return answer;
        }

        private object Perform(
            Dictionary<string, object> message, List<object> asked, List<object> values,
            Dictionary<string, object> named, Dictionary<string, object> answer)
        {
            string op = (string)message["op"];
            if (op == "check")
            {
                return Items(Built(((List<object>)message["files"]).Cast<string>(), (string)message["kind"]));
            }
            if (op == "import")
            {
                return Imported((string)message["file"]);
            }
            object target = objects.Get((int)(long)message["on"]);
            string name = (string)message["name"];
            Type kind = target as Type;
            switch (op)
            {
                case "get":
                    object found = Members.Find(kind == null ? target : null, kind ?? target.GetType(), name);
                    if (found == null && kind != null)
                    {
                        found = built.GetTypes().FirstOrDefault(one => !one.IsNested && Members.IsMeant(one.Name, name));
                    }
                    return found is Own own ? taken.Write(own.Value)
                        : found != null ? objects.Refer(found) : throw new Fault("AttributeError", $"there is no {name}");
                case "set":
                    Members.Set(kind == null ? target : null, kind ?? target.GetType(), name, values[0]);
                    return null;
                case "do":
                    return name == "__call__" ? Called(target, asked, values, named, answer)
                        : taken.Write(Specials.Perform(name, target, values));
                default:
                    throw Fault.WrongType($"{op} is not done in C#");
            }
        }

        private static List<object> Items(IEnumerable<object> items) => new List<object> { "l", items.ToList() };

        private List<object> Built(IEnumerable<string> names, string kind)
        {
            Directory.CreateDirectory(build);
            string target = Path.Combine(build, kind == "program" ? "main.exe" : "candidate.dll");
            List<object> faults = Building.Compile(names, kind, target);
            if (faults.Count == 0 && kind != "program")
            {
                built = Objects.Built = Assembly.LoadFrom(target);
            }
            return faults;
        }

        private object Imported(string file)
        {
            if (built == null)
            {
                string here = Directory.GetCurrentDirectory() + "/";
                var all = Directory.GetFiles(here, "*.cs", SearchOption.AllDirectories).Select(one => one.Substring(here.Length));
                if (Built(all, "function").Count > 0)
                {
                    throw new Fault("ImportError", "the files do not compile");
                }
            }
            string stem = Names.Folded(Path.GetFileNameWithoutExtension(file));
            Type found = built.GetTypes().FirstOrDefault(one => !one.IsNested && Names.Folded(one.Name) == stem);
            if (found == null)
            {
                throw new Fault("ImportError", $"{file} holds no class of its own name");
            }
            const BindingFlags open = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
            var names = found.GetMethods(open).Where(one => !one.IsPrivate && !one.IsSpecialName).Select(one => Names.Snake(one.Name))
                .Concat(found.GetNestedTypes().Select(one => one.Name)).Distinct();
            return Items(new object[] { (long)objects.Number(found), Items(names) });
        }

        private object Called(
            object target, List<object> asked, List<object> values, Dictionary<string, object> named,
            Dictionary<string, object> answer)
        {
            object[] fitted;
            if (target is Type kind)
            {
                if (kind.IsAbstract)
                {
                    throw Fault.WrongType($"{kind.Name} is abstract or static and cannot be made");
                }
                return objects.Refer(values.Count + named.Count == 0 && kind.IsValueType
                    ? Activator.CreateInstance(kind) : Members.Constructor(kind, values, named, out fitted).Invoke(fitted));
            }
            if (!(target is Function function))
            {
                throw Fault.WrongType($"an object of the class {target.GetType().Name} cannot be called");
            }
            MethodBase to = Members.Choose(function, values, named, out fitted);
            string[] before = fitted.Take(asked.Count).Select((one, place) => IsKept(asked[place], one) ? Written(one) : null).ToArray();
            try
            {
                return taken.Write(Members.Invoke(function.Target, to, fitted));
            }
            finally
            {
                Tell(asked, fitted, before, answer);
            }
        }

        /// <summary>Say whether a change would be seen over there: the same kind of thing on both sides.</summary>
        private static bool IsKept(object asked, object fitted) => asked is List<object> parts && fitted != null
            && ((string)parts[0] == "l" ? fitted is IList : (string)parts[0] == "d" && fitted is IDictionary);

        private string Written(object value)
        {
            var text = new StringBuilder();
            Json.Write(taken.Write(value), text);
            return text.ToString();
        }

        /// <summary>Tell which lists and dictionaries a call changed, by their place among what can change.</summary>
        private void Tell(List<object> asked, object[] fitted, string[] before, Dictionary<string, object> answer)
        {
            var changed = new List<object>();
            long place = 0;
            for (int at = 0; at < before.Length; at++)
            {
                if (before[at] != null && before[at] != Written(fitted[at]))
                {
                    changed.Add(new List<object> { place, taken.Write(fitted[at]) });
                }
                bool changeable = asked[at] is List<object> parts && new[] { "l", "s", "d", "ba" }.Contains((string)parts[0]);
                place += changeable ? 1 : 0;
            }
            if (changed.Count > 0)
            {
                answer["changed"] = changed;
            }
        }
    }
}
