using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

/// <summary>Compare the log of the badge readers with the rights: Badges RIGHTS LOG [MOMENT ...].</summary>
public static class Badges
{
    private const int Answered = 0, Remarks = 1, Nothing = 2;

    public static int Main(string[] words)
    {
        try
        {
            return Run(words);
        }
        catch (UnusableException error)
        {
            Console.Error.WriteLine(error.Message);
            return Nothing;
        }
    }

    private static int Run(string[] words)
    {
        if (words.Length < 2)
        {
            throw new UnusableException("usage: Badges RIGHTS LOG [MOMENT ...]");
        }
        string[] moments = words.Skip(2).ToArray();
        string wrong = moments.FirstOrDefault(moment => !Form.IsMoment(moment));
        if (wrong != null)
        {
            throw new UnusableException(wrong + " is no moment");
        }
        var rights = new Rights(words[0]);
        var faults = new StringBuilder();
        List<string[]> events = ReadLog(words[1], faults);
        var told = new StringBuilder();
        foreach (string[] one in events)
        {
            string reason = rights.Judge(one);
            if (reason != null)
            {
                told.Append("breach;" + one[0] + ";" + one[1] + ";" + one[3] + ";" + reason + "\n");
            }
        }
        int code = told.Length + faults.Length == 0 ? Answered : Remarks;
        foreach (string moment in moments)
        {
            told.Append("inside;" + moment + ";" + string.Join(",", rights.Inside(events, moment)) + "\n");
        }
        Console.Error.Write(faults);
        Console.Out.Write(told);
        return code;
    }

    /// <summary>Return the events in the order of time, each once; what is no event goes to faults.</summary>
    private static List<string[]> ReadLog(string path, StringBuilder faults)
    {
        var seen = new HashSet<string>();
        var events = new List<string[]>();
        foreach (KeyValuePair<int, string[]> line in Lines.Read(path))
        {
            if (!IsEvent(line.Value))
            {
                faults.Append(path + ":" + line.Key + ": is no event\n");
            }
            else if (seen.Add(string.Join(";", line.Value)))
            {
                events.Add(line.Value);
            }
        }
        return events.OrderBy(one => one[0], StringComparer.Ordinal).ToList();
    }

    private static bool IsEvent(string[] fields) =>
        fields.Length == 5 && Form.IsMoment(fields[0]) && Form.IsName(fields[1]) && Form.IsBadge(fields[3])
        && (fields[2] == "in" || fields[2] == "out") && (fields[4] == "opened" || fields[4] == "refused");
}

/// <summary>The questions cannot be answered; the message says why.</summary>
public class UnusableException : Exception
{
    public UnusableException(string message)
        : base(message)
    {
    }
}

/// <summary>The lines of a file that mean something.</summary>
public static class Lines
{
    public static IEnumerable<KeyValuePair<int, string[]>> Read(string path)
    {
        string[] lines = Text(path).Split('\n');
        for (int place = 0; place < lines.Length; place++)
        {
            string line = lines[place].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                string[] fields = line.Split(';').Select(field => field.Trim()).ToArray();
                yield return new KeyValuePair<int, string[]>(place + 1, fields);
            }
        }
    }

    private static string Text(string path)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(File.ReadAllBytes(path));
        }
        catch (ArgumentException)
        {
            throw new UnusableException(path + ": is not UTF-8");
        }
        catch (SystemException error) when (error is IOException || error is UnauthorizedAccessException)
        {
            throw new UnusableException(path + ": cannot be read");
        }
    }
}

/// <summary>What the fields must look like.</summary>
public static class Form
{
    public static bool IsName(string text) =>
        text.Length > 0 && IsSmall(text[0]) && text.All(sign => IsSmall(sign) || IsDigit(sign) || sign == '-');

    public static bool IsBadge(string text) => Fits(text, "B000000");

    public static bool IsDate(string text)
    {
        if (!Fits(text, "0000-00-00"))
        {
            return false;
        }
        int year = int.Parse(text.Substring(0, 4));
        int month = int.Parse(text.Substring(5, 2));
        int day = int.Parse(text.Substring(8));
        return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    public static bool IsMoment(string text) =>
        Fits(text, "0000-00-00T00:00:00") && IsDate(text.Substring(0, 10)) && text[14] < '6' && text[17] < '6'
        && string.CompareOrdinal(text, 11, "24", 0, 2) < 0;

    public static bool IsTime(string text) =>
        Fits(text, "00:00") && text[3] < '6' && string.CompareOrdinal(text, 0, "24", 0, 2) < 0;

    private static bool IsSmall(char sign) => sign >= 'a' && sign <= 'z';

    private static bool IsDigit(char sign) => sign >= '0' && sign <= '9';

    private static bool Fits(string text, string form)
    {
        if (text.Length != form.Length)
        {
            return false;
        }
        for (int place = 0; place < form.Length; place++)
        {
            if (form[place] == '0' ? !IsDigit(text[place]) : form[place] != text[place])
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>Who may open what, and when.</summary>
public class Rights
{
    private readonly HashSet<string> entrances = new HashSet<string>();
    private readonly Dictionary<string, string[]> badges = new Dictionary<string, string[]>();
    private readonly Dictionary<string, string> lost = new Dictionary<string, string>();
    private readonly Dictionary<string, List<string>> groups = new Dictionary<string, List<string>>();
    private readonly Dictionary<string, List<Rule>> rules = new Dictionary<string, List<Rule>>();

    private struct Rule
    {
        public bool Denies;
        public string Begin;
        public string End;

        public bool Applies(string time)
        {
            bool later = string.CompareOrdinal(Begin, time) <= 0;
            bool earlier = string.CompareOrdinal(time, End) < 0;
            return string.CompareOrdinal(Begin, End) < 0 ? later && earlier : later || earlier;
        }
    }

    public Rights(string path)
    {
        List<string> faults = Lines.Read(path)
            .Where(line => !Note(line.Value[0], line.Value.Skip(1).ToArray()))
            .Select(line => path + ":" + line.Key + ": cannot be understood")
            .ToList();
        if (faults.Count > 0)
        {
            throw new UnusableException(string.Join("\n", faults));
        }
    }

    private bool Note(string kind, string[] fields)
    {
        switch (kind + " " + fields.Length)
        {
            case "entrance 1":
                entrances.Add(fields[0]);
                return Form.IsName(fields[0]);
            case "badge 3":
                bool right = Form.IsBadge(fields[0]) && Form.IsName(fields[1]) && !badges.ContainsKey(fields[0])
                    && (fields[2] == "" || Form.IsDate(fields[2]));
                if (right)
                {
                    badges[fields[0]] = new[] { fields[1], fields[2] };
                }
                return right;
            case "lost 2":
                string before;
                bool earlier = lost.TryGetValue(fields[0], out before) && string.CompareOrdinal(before, fields[1]) < 0;
                lost[fields[0]] = earlier ? before : fields[1];
                return Form.IsBadge(fields[0]) && Form.IsMoment(fields[1]);
            case "member 2":
                Entry(groups, fields[0]).Add("@" + fields[1]);
                return fields.All(Form.IsName);
            case "allow 3":
            case "deny 3":
                return NoteRule(kind, fields);
            default:
                return false;
        }
    }

    private bool NoteRule(string kind, string[] fields)
    {
        string[] hours = fields[2].Split('-');
        string who = fields[0].StartsWith("@", StringComparison.Ordinal) ? fields[0].Substring(1) : fields[0];
        if (hours.Length != 2 || !Form.IsTime(hours[0]) || !(Form.IsTime(hours[1]) || hours[1] == "24:00") || hours[0] == hours[1])
        {
            return false;
        }
        Entry(rules, fields[0] + ";" + fields[1]).Add(new Rule { Denies = kind == "deny", Begin = hours[0], End = hours[1] });
        return (fields[0] == "*" || Form.IsName(who)) && (fields[1] == "*" || Form.IsName(fields[1]));
    }

    private static List<T> Entry<T>(Dictionary<string, List<T>> map, string key)
    {
        List<T> found;
        if (!map.TryGetValue(key, out found))
        {
            map[key] = found = new List<T>();
        }
        return found;
    }

    /// <summary>Return why an event is contrary to the rights, or null.</summary>
    public string Judge(string[] one)
    {
        string moment = one[0], badge = one[3], blocked;
        string[] holder;
        if (one[2] != "in" || one[4] != "opened")
        {
            return null;
        }
        if (!badges.TryGetValue(badge, out holder))
        {
            return "unknown";
        }
        if (lost.TryGetValue(badge, out blocked) && string.CompareOrdinal(moment, blocked) >= 0)
        {
            return "lost";
        }
        if (holder[1] != "" && string.CompareOrdinal(moment.Substring(0, 10), holder[1]) > 0)
        {
            return "expired";
        }
        List<string> member;
        groups.TryGetValue(holder[0], out member);
        foreach (IEnumerable<string> level in new IEnumerable<string>[] { new[] { holder[0] }, member, new[] { "*" } })
        {
            List<Rule> applying = Applying(level ?? new string[0], one[1], moment.Substring(11));
            if (applying.Count > 0)
            {
                return applying.Any(rule => rule.Denies) ? "denied" : null;
            }
        }
        return "no-rule";
    }

    private List<Rule> Applying(IEnumerable<string> level, string door, string time)
    {
        var found = new List<Rule>();
        List<Rule> known;
        foreach (string key in level.SelectMany(who => new[] { who + ";" + door, who + ";*" }))
        {
            if (rules.TryGetValue(key, out known))
            {
                found.AddRange(known.Where(rule => rule.Applies(time)));
            }
        }
        return found;
    }

    /// <summary>Return who is in the building, sorted.</summary>
    public IEnumerable<string> Inside(List<string[]> events, string asked)
    {
        var present = new HashSet<string>();
        foreach (string[] one in events.TakeWhile(other => string.CompareOrdinal(other[0], asked) <= 0))
        {
            if (one[4] == "opened" && entrances.Contains(one[1]))
            {
                string person = badges.ContainsKey(one[3]) ? badges[one[3]][0] : one[3];
                present.Remove(person);
                if (one[2] == "in")
                {
                    present.Add(person);
                }
            }
        }
        return present.OrderBy(person => person, StringComparer.Ordinal);
    }
}
