using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Proeve
{
    /// <summary>One name in the ways it is written.</summary>
    internal static class Names
    {
        internal static string Pascal(string name) =>
            string.Concat(name.Split('_').Where(word => word != "").Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

        internal static string Snake(string name) =>
            Regex.Replace(name, "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_").ToLowerInvariant();

        internal static string Folded(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();
    }

    /// <summary>Classes and structs that only carry data: public properties and fields.</summary>
    internal static class Shapes
    {
        internal const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        private static readonly HashSet<string> OfEveryObject =
            new HashSet<string> { "Equals", "GetHashCode", "ToString", "CompareTo", "Deconstruct" };

        /// <summary>Return what a class that only carries data holds, by name; null for any other class.</summary>
        internal static List<KeyValuePair<string, Func<object, object>>> Of(Type kind)
        {
            if (!Objects.IsOwn(kind) || kind.IsEnum || typeof(Exception).IsAssignableFrom(kind))
            {
                return null;
            }
            var found = new List<KeyValuePair<string, Func<object, object>>>();
            for (Type at = kind; at != null && Objects.IsOwn(at); at = at.BaseType)
            {
                bool acts = at.GetMethods(All).Any(method =>
                    !method.IsPrivate && !method.IsSpecialName && !OfEveryObject.Contains(method.Name));
                if (acts || at.GetProperties(All).Any(one => one.GetIndexParameters().Length > 0))
                {
                    return null;
                }
                foreach (MemberInfo member in at.GetMembers(All).OrderBy(one => one.MetadataToken))
                {
                    if (member is PropertyInfo property && property.GetMethod != null && property.GetMethod.IsPublic)
                    {
                        found.Add(new KeyValuePair<string, Func<object, object>>(member.Name, one => property.GetValue(one)));
                    }
                    else if (member is FieldInfo field && field.IsPublic)
                    {
                        found.Add(new KeyValuePair<string, Func<object, object>>(member.Name, field.GetValue));
                    }
                }
            }
            return found.Count == 0 ? null : found;
        }

        /// <summary>Make an object out of a map by its members' names; null where the class has none to set.</summary>
        internal static object Made(Type kind, GivenMap map, Fitting fitting)
        {
            if (!Objects.IsOwn(kind) || kind.IsAbstract || kind.IsEnum)
            {
                return null;
            }
            var left = map.ToDictionary(pair => Names.Folded(Convert.ToString(pair.Key)), pair => pair.Value);
            ConstructorInfo[] makers = kind.GetConstructors(All).Where(one => !one.IsPrivate).ToArray();
            bool empty = kind.IsValueType || makers.Any(one => one.GetParameters().Length == 0);
            object made = empty ? Activator.CreateInstance(kind, true) : Constructed(kind, makers, left, fitting);
            for (Type at = kind; at != null && Objects.IsOwn(at); at = at.BaseType)
            {
                foreach (MemberInfo member in at.GetMembers(All))
                {
                    string name = Names.Folded(member.Name);
                    if (left.ContainsKey(name) && member is PropertyInfo property && property.CanWrite)
                    {
                        property.SetValue(made, fitting.Fit(left[name], property.PropertyType));
                        left.Remove(name);
                    }
                    else if (left.ContainsKey(name) && member is FieldInfo field && !field.IsInitOnly)
                    {
                        field.SetValue(made, fitting.Fit(left[name], field.FieldType));
                        left.Remove(name);
                    }
                }
            }
            return left.Count == 0
                ? made : throw Fault.WrongType($"{kind.Name} has nothing named {string.Join(", ", left.Keys)}");
        }

        private static object Constructed(
            Type kind, ConstructorInfo[] makers, Dictionary<string, object> left, Fitting fitting)
        {
            ConstructorInfo maker = makers.FirstOrDefault(one =>
                one.GetParameters().All(part => left.ContainsKey(Names.Folded(part.Name))));
            if (maker == null)
            {
                throw Fault.WrongType($"{kind.Name} has no constructor that takes {string.Join(", ", left.Keys)}");
            }
            var values = new List<object>();
            foreach (ParameterInfo part in maker.GetParameters())
            {
                values.Add(fitting.Fit(left[Names.Folded(part.Name)], part.ParameterType));
                left.Remove(Names.Folded(part.Name));
            }
            return maker.Invoke(values.ToArray());
        }
    }
}
