using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

/// <summary>When the counters of the commune are open.</summary>
public static class Counter
{
    private const int LookAhead = 60;
    private static readonly string[] Days = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private struct Span
    {
        public DateTime Begin;
        public DateTime End;
    }

    /// <summary>Return the first moment, from `moment` on, at which the counter is open.</summary>
    public static string NextOpening(string moment, Dictionary<string, List<List<string>>> week, List<string> closed)
    {
        DateTime now = ReadMoment(moment);
        List<DateTime> openings = Spans(now, LookAhead, week, closed)
            .Where(span => span.End > now)
            .Select(span => span.Begin > now ? span.Begin : now)
            .ToList();
        return openings.Count == 0 ? null : Written(openings.Min());
    }

    /// <summary>Return how many minutes the counter is open between two moments.</summary>
    public static int OpenMinutes(string start, string end, Dictionary<string, List<List<string>>> week, List<string> closed)
    {
        DateTime reached = ReadMoment(start);
        DateTime last = ReadMoment(end);
        if (last < reached)
        {
            throw new ArgumentException(end + " lies before " + start);
        }
        TimeSpan total = TimeSpan.Zero;
        foreach (Span span in Spans(reached, (last - reached).Days + 2, week, closed))
        {
            DateTime from = span.Begin > reached ? span.Begin : reached;
            DateTime until = span.End < last ? span.End : last;
            if (until > from)
            {
                total += until - from;
            }
        }
        return (int)total.TotalMinutes;
    }

    /// <summary>Return the periods of the day before a moment, its own and so many more, in order.</summary>
    private static IEnumerable<Span> Spans(DateTime moment, int days, Dictionary<string, List<List<string>>> week, List<string> closed)
    {
        List<TimeSpan[]>[] periods = ReadWeek(week);
        var holidays = new HashSet<DateTime>(closed.Select(ReadDate));
        DateTime today = (moment + Offset(moment)).Date;
        var found = new List<Span>();
        for (int number = -1; number <= days; number++)
        {
            DateTime day = today.AddDays(number);
            if (!holidays.Contains(day))
            {
                found.AddRange(periods[(int)day.DayOfWeek].Select(period => new Span
                {
                    Begin = At(day + period[0]),
                    End = At(day + period[1]),
                }));
            }
        }
        return found.OrderBy(span => span.Begin);
    }

    private static TimeSpan Offset(DateTime moment) => Brussels.GetUtcOffset(moment);

    /// <summary>Return the moment, in UTC, at which the clocks of Brussels show this.</summary>
    private static DateTime At(DateTime clock)
    {
        DateTime near = DateTime.SpecifyKind(clock - Offset(DateTime.SpecifyKind(clock, DateTimeKind.Utc)), DateTimeKind.Utc);
        return DateTime.SpecifyKind(clock - Offset(near), DateTimeKind.Utc);
    }

    private static string Written(DateTime moment)
    {
        var local = new DateTimeOffset(moment).ToOffset(Offset(moment));
        return local.ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);
    }

    private static DateTime ReadMoment(string text)
    {
        const string Form = "yyyy-MM-ddTHH:mmzzz";
        return DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture).UtcDateTime;
    }

    private static DateTime ReadDate(string text) =>
        DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static TimeSpan ReadTime(string text) =>
        DateTime.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture).TimeOfDay;

    private static List<TimeSpan[]>[] ReadWeek(Dictionary<string, List<List<string>>> week)
    {
        string unknown = week.Keys.FirstOrDefault(name => !Days.Contains(name));
        if (unknown != null)
        {
            throw new ArgumentException(unknown + " is no weekday");
        }
        Dictionary<string, List<TimeSpan[]>> read = week.ToDictionary(
            day => day.Key, day => day.Value.Select(ReadPeriod).ToList());
        return Days.Select(name => read.ContainsKey(name) ? read[name] : new List<TimeSpan[]>()).ToArray();
    }

    private static TimeSpan[] ReadPeriod(List<string> texts)
    {
        TimeSpan begin = ReadTime(texts[0]);
        TimeSpan end = ReadTime(texts[1]);
        if (begin == end)
        {
            throw new ArgumentException("a period without length: " + string.Join("-", texts));
        }
        return new[] { begin, end < begin ? end + TimeSpan.FromDays(1) : end };
    }
}
