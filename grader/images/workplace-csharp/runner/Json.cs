using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using System.Text;

namespace Proeve
{
    /// <summary>An error told to the suite under a Python name, raised by this runner itself.</summary>
    internal sealed class Fault : Exception
    {
        internal readonly string Type;

        internal Fault(string type, string text) : base(text)
        {
            Type = type;
        }

        internal static Fault WrongType(string text) => new Fault("TypeError", text);
    }

    /// <summary>JSON, read into dictionaries, lists, texts, long, BigInteger, double and bool.</summary>
    internal sealed class Json
    {
        private const int Deepest = 400;
        private readonly string text;
        private int at;
        private int depth;

        private Json(string text)
        {
            this.text = text;
        }

        internal static object Read(string text) => new Json(text).Value();

        private object Value()
        {
            if (++depth > Deepest)
            {
                throw new Fault("ValueError", $"a value is nested more than {Deepest} deep");
            }
            Skip();
            object found;
            switch (text[at])
            {
                case '{': found = Map(); break;
                case '[': found = List(); break;
                case '"': found = Text(); break;
                case 't': found = Word("true", true); break;
                case 'f': found = Word("false", false); break;
                case 'n': found = Word("null", null); break;
                default: found = Number(); break;
            }
            depth--;
            return found;
        }

        private object Word(string word, object meaning)
        {
            at += word.Length;
            return meaning;
        }

        private Dictionary<string, object> Map()
        {
            var found = new Dictionary<string, object>();
            at++;
            for (Skip(); text[at] != '}'; Skip())
            {
                if (text[at] == ',')
                {
                    at++;
                    Skip();
                }
                string key = Text();
                Skip();
                at++;
                found[key] = Value();
            }
            at++;
            return found;
        }

        private List<object> List()
        {
            var found = new List<object>();
            at++;
            for (Skip(); text[at] != ']'; Skip())
            {
                if (text[at] == ',')
                {
                    at++;
                }
                found.Add(Value());
            }
            at++;
            return found;
        }

        private string Text()
        {
            var found = new StringBuilder();
            for (at++; text[at] != '"'; at++)
            {
                found.Append(text[at] == '\\' ? Escaped() : text[at]);
            }
            at++;
            return found.ToString();
        }

        private char Escaped()
        {
            char mark = text[++at];
            if (mark == 'u')
            {
                at += 4;
                return (char)int.Parse(text.Substring(at - 3, 4), NumberStyles.HexNumber);
            }
            int place = "bfnrt".IndexOf(mark);
            return place < 0 ? mark : "\b\f\n\r\t"[place];
        }

        private object Number()
        {
            int start = at;
            bool whole = true;
            while (at < text.Length && "+-.eE0123456789".IndexOf(text[at]) >= 0)
            {
                whole &= text[at] == '-' || char.IsDigit(text[at]);
                at++;
            }
            string digits = text.Substring(start, at - start);
            return whole ? Tight(BigInteger.Parse(digits)) : double.Parse(digits, CultureInfo.InvariantCulture);
        }

        /// <summary>Return a long where the number fits into one.</summary>
        internal static object Tight(BigInteger number) =>
            number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number;

        private void Skip()
        {
            while (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        internal static void Write(object value, StringBuilder to)
        {
            if (value is string text)
            {
                Quote(text, to);
            }
            else if (value is Dictionary<string, object> map)
            {
                string before = "{";
                foreach (var entry in map)
                {
                    Quote(entry.Key, to.Append(before));
                    Write(entry.Value, to.Append(':'));
                    before = ",";
                }
                to.Append(map.Count == 0 ? "{}" : "}");
            }
            else if (value is IEnumerable list)
            {
                string before = "[";
                foreach (object item in list)
                {
                    Write(item, to.Append(before));
                    before = ",";
                }
                to.Append(before == "[" ? "[]" : "]");
            }
            else
            {
                to.Append(value == null ? "null" : value is bool truth ? (truth ? "true" : "false")
                    : value is double real ? Real(real) : Convert.ToString(value, CultureInfo.InvariantCulture));
            }
        }

        private static string Real(double real)
        {
            string shown = real.ToString("R", CultureInfo.InvariantCulture);
            return shown.IndexOfAny(new[] { '.', 'E' }) < 0 ? shown + ".0" : shown;
        }

        private static void Quote(string text, StringBuilder to)
        {
            to.Append('"');
            foreach (char sign in text)
            {
                if (sign == '"' || sign == '\\')
                {
                    to.Append('\\').Append(sign);
                }
                else if (sign < ' ' || sign > '~')
                {
                    to.Append("\\u").Append(((int)sign).ToString("x4"));
                }
                else
                {
                    to.Append(sign);
                }
            }
            to.Append('"');
        }
    }

    /// <summary>Frames on two pipes: four bytes of length, then one JSON document.</summary>
    internal sealed class Wire
    {
        private readonly Stream reader;
        private readonly Stream writer;

        internal Wire(int reading, int writing)
        {
            reader = new FileStream($"/proc/self/fd/{reading}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            writer = new FileStream($"/proc/self/fd/{writing}", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
        }

        /// <summary>Return the next frame, or null where the pipe was closed.</summary>
        internal object Read()
        {
            byte[] size = Exactly(4);
            byte[] body = size == null
                ? null : Exactly(size[0] << 24 | size[1] << 16 | size[2] << 8 | size[3]);
            return body == null ? null : Json.Read(Encoding.UTF8.GetString(body));
        }

        private byte[] Exactly(int size)
        {
            var found = new byte[size];
            for (int at = 0; at < size;)
            {
                int part = reader.Read(found, at, size - at);
                if (part == 0)
                {
                    return null;
                }
                at += part;
            }
            return found;
        }

        internal void Write(object message)
        {
            var text = new StringBuilder("0000");
            Json.Write(message, text);
            byte[] body = Encoding.ASCII.GetBytes(text.ToString());
            int size = body.Length - 4;
            for (int place = 0; place < 4; place++)
            {
                body[place] = (byte)(size >> 8 * (3 - place));
            }
            writer.Write(body, 0, body.Length);
            writer.Flush();
        }
    }
}
