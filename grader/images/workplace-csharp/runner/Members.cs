using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace Proeve
{
    /// <summary>Finds members by any way of writing their names, and calls them.</summary>
    internal static class Members
    {
        private const BindingFlags Every = BindingFlags.Public | BindingFlags.NonPublic;

        internal static bool IsMeant(string name, string wanted) => name == wanted || name == Names.Pascal(wanted)
            || name == char.ToLowerInvariant(Names.Pascal(wanted + "_")[0]) + Names.Pascal(wanted + "_").Substring(1);

        private static BindingFlags Side(object target) =>
            Every | BindingFlags.FlattenHierarchy | (target == null ? BindingFlags.Static : BindingFlags.Instance);

        /// <summary>Return what a name means: a value in an Own, a class, a function; null if nothing.</summary>
        internal static object Find(object target, Type kind, string name)
        {
            foreach (MemberInfo member in kind.GetMembers(Side(target)).Where(one => IsMeant(one.Name, name)))
            {
                if (member is FieldInfo field && !field.IsPrivate)
                {
                    return new Own(field.GetValue(target));
                }
                if (member is PropertyInfo property && property.CanRead && !property.GetMethod.IsPrivate)
                {
                    return new Own(property.GetValue(target));
                }
                if (member is MethodInfo method && !method.IsPrivate)
                {
                    return new Function { Target = target, Owner = kind, Name = method.Name };
                }
            }
            return target == null ? kind.GetNestedTypes(Every).FirstOrDefault(one => IsMeant(one.Name, name)) : null;
        }

        internal static void Set(object target, Type kind, string name, object value)
        {
            foreach (MemberInfo member in kind.GetMembers(Side(target)).Where(one => IsMeant(one.Name, name)))
            {
                if (member is FieldInfo field && !field.IsPrivate && !field.IsInitOnly)
                {
                    field.SetValue(target, new Fitting().Fit(value, field.FieldType));
                    return;
                }
                if (member is PropertyInfo property && property.CanWrite && !property.SetMethod.IsPrivate)
                {
                    property.SetValue(target, new Fitting().Fit(value, property.PropertyType));
                    return;
                }
            }
            throw new Fault("AttributeError", $"there is no {name} that can be set");
        }

        /// <summary>Choose the method that fits the values best; `fitted` are the values as declared.</summary>
        internal static MethodBase Choose(
            Function function, List<object> values, Dictionary<string, object> named, out object[] fitted)
        {
            var candidates = function.Owner.GetMethods(Side(function.Target))
                .Where(one => one.Name == function.Name && !one.IsPrivate);
            return Best(function.Name, candidates, values, named, out fitted);
        }

        internal static ConstructorInfo Constructor(
            Type kind, List<object> values, Dictionary<string, object> named, out object[] fitted)
        {
            var candidates = kind.GetConstructors(Every | BindingFlags.Instance).Where(one => !one.IsPrivate);
            return (ConstructorInfo)Best(kind.Name, candidates, values, named, out fitted);
        }

        private static MethodBase Best(
            string name, IEnumerable<MethodBase> candidates, List<object> values, Dictionary<string, object> named,
            out object[] fitted)
        {
            MethodBase found = null;
            Fault why = null;
            int least = int.MaxValue;
            fitted = null;
            foreach (MethodBase to in candidates)
            {
                var fitting = new Fitting();
                try
                {
                    object[] tried = to.ContainsGenericParameters ? null : Fitted(to, values, named, fitting);
                    if (tried != null && fitting.Cost < least)
                    {
                        (found, fitted, least) = (to, tried, fitting.Cost);
                    }
                }
                catch (Fault fault)
                {
                    why = why ?? fault;
                }
            }
            if (found != null)
            {
                return found;
            }
            throw why ?? Fault.WrongType($"{name} does not take {values.Count + named.Count} arguments");
        }

        /// <summary>Return null where the number or the names of the parameters are others.</summary>
        private static object[] Fitted(
            MethodBase to, List<object> values, Dictionary<string, object> named, Fitting fitting)
        {
            ParameterInfo[] parts = to.GetParameters();
            var left = named.ToDictionary(pair => Names.Folded(pair.Key), pair => pair.Value);
            var fitted = new List<object>();
            for (int place = 0; place < parts.Length; place++)
            {
                string name = Names.Folded(parts[place].Name);
                bool open = parts[place].IsDefined(typeof(ParamArrayAttribute), false);
                if (open && !(values.Count == parts.Length && values[place] is List<object>))
                {
                    fitted.Add(fitting.Fit(values.Skip(place).ToList(), parts[place].ParameterType));
                    fitting.Cost += 10;
                    return left.Count == 0 ? fitted.ToArray() : null;
                }
                if (place < values.Count)
                {
                    fitted.Add(fitting.Fit(values[place], parts[place].ParameterType));
                }
                else if (left.ContainsKey(name))
                {
                    fitted.Add(fitting.Fit(left[name], parts[place].ParameterType));
                    left.Remove(name);
                }
                else if (parts[place].HasDefaultValue)
                {
                    fitted.Add(parts[place].DefaultValue);
                }
                else
                {
                    return null;
                }
            }
            return left.Count == 0 && values.Count <= parts.Length ? fitted.ToArray() : null;
        }

        /// <summary>Call a method; a task is waited for.</summary>
        internal static object Invoke(object target, MethodBase to, object[] values)
        {
            object result = to.Invoke(target, values);
            if (result is Task task)
            {
                task.GetAwaiter().GetResult();
                return task.GetType().GetProperty("Result")?.GetValue(task);
            }
            return result;
        }
    }

    /// <summary>The special methods of Python that are natural for an object of .NET.</summary>
    internal static class Specials
    {
        internal static List<object> Of(Type kind)
        {
            var found = new List<object> { "__str__" };
            if (kind.GetMethod("Equals", new[] { typeof(object) })?.DeclaringType != typeof(object))
            {
                found.AddRange(new[] { "__eq__", "__ne__", "__hash__" });
            }
            if (typeof(IComparable).IsAssignableFrom(kind))
            {
                found.AddRange(new[] { "__lt__", "__le__", "__gt__", "__ge__" });
            }
            if (typeof(IEnumerable).IsAssignableFrom(kind) || typeof(IEnumerator).IsAssignableFrom(kind))
            {
                found.Add("__iter__");
            }
            if (typeof(IEnumerator).IsAssignableFrom(kind))
            {
                found.Add("__next__");
            }
            if (kind.GetProperty("Count") != null)
            {
                found.Add("__len__");
            }
            return found;
        }

        internal static object Perform(string name, object target, List<object> values)
        {
            object other = values.Count == 0 ? null : Fitting.Natural(values[0]);
            switch (name)
            {
                case "__str__": case "__repr__": return Convert.ToString(target);
                case "__eq__": return target.Equals(other);
                case "__ne__": return !target.Equals(other);
                case "__hash__": return target.GetHashCode();
                case "__lt__": return ((IComparable)target).CompareTo(other) < 0;
                case "__le__": return ((IComparable)target).CompareTo(other) <= 0;
                case "__gt__": return ((IComparable)target).CompareTo(other) > 0;
                case "__ge__": return ((IComparable)target).CompareTo(other) >= 0;
                case "__iter__": return target is IEnumerator ? target : ((IEnumerable)target).GetEnumerator();
                case "__next__":
                    var each = (IEnumerator)target;
                    return each.MoveNext() ? each.Current : throw new Fault("StopIteration", "");
                case "__len__": return target.GetType().GetProperty("Count").GetValue(target);
                default: throw Fault.WrongType($"{name} is not done in C#");
            }
        }
    }
}
